using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering;

/// <summary>
/// Answers a request with a page. It needs the view services of MVC (<c>AddControllersWithViews</c>) and no controller, so
/// endpoints, fall-backs and the exception handler write their pages in the same way.
/// </summary>
/// <param name="page">The page to write, with its own template and status.</param>
public sealed class PageResult(PageView page) : IResult
{
    /// <summary>The page to write.</summary>
    public PageView Page { get; } = page;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var action = new ActionContext(httpContext, httpContext.GetRouteData(), new ActionDescriptor());
        var view = new ViewResult
        {
            ViewName = Page.Template,
            StatusCode = Page.StatusCode,
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), action.ModelState) { Model = Page },
        };

        return view.ExecuteResultAsync(action);
    }
}
