using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace SafeguardingHub.Rendering.Tests;

/// <summary>What the body helper needs of MVC's HTML helper; it has no interface for partial views alone.</summary>
public interface IPartialViews : IHtmlHelper, IViewContextAware;

/// <summary>Stands in for MVC's HTML helper and records which partial views were asked for.</summary>
public class PartialRecorder : DispatchProxy
{
    public List<(string Template, object Model)> Asked { get; } = [];

    public static (IPartialViews Views, PartialRecorder Recorder) Create()
    {
        var views = Create<IPartialViews, PartialRecorder>();
        return (views, (PartialRecorder)(object)views);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod?.Name)
        {
            case nameof(IViewContextAware.Contextualize):
                return null;
            case nameof(IHtmlHelper.PartialAsync):
                Asked.Add(((string)args![0]!, args[1]!));
                return Task.FromResult<IHtmlContent>(new HtmlString("[partial]"));
            default:
                throw new NotSupportedException(targetMethod?.Name);
        }
    }
}
