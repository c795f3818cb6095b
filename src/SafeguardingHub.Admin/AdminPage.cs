using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Admin;

/// <summary>What every screen of the editors has: a title, somebody who asks, and a way to show refusals in the form.</summary>
public abstract class AdminPage : PageModel
{
    /// <summary>The page's name: its first heading, and the beginning of the window's title.</summary>
    public abstract string Title { get; }

    /// <summary>The pages above this one, the nearest last; the dashboard is not among them.</summary>
    public virtual ImmutableArray<Crumb> Trail => [];

    /// <summary>Who asks.</summary>
    public Actor Actor => HttpContext.Actor();

    /// <summary>Said once on the next page, after something was done.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The page again with every fault named, its values kept.</summary>
    protected PageResult Faulty()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>The page again with the reasons of a refusal beside what they are about; the status is that of the gravest.</summary>
    /// <param name="reasons">Why.</param>
    /// <param name="fieldOf">The name of the form field for a reason's place; the place itself by default.</param>
    protected PageResult Refused(IEnumerable<Reason> reasons, Func<string, string>? fieldOf = null)
    {
        ImmutableArray<Reason> all = [.. reasons];
        ImmutableArray<string> fields = [.. all.Select(reason => fieldOf?.Invoke(reason.Place) ?? reason.Place)];
        foreach (var (reason, field) in all.Zip(fields))
        {
            ModelState.AddModelError(field, reason.Message);
        }

        // The model state is in order of the alphabet; the summary of faults is not.
        HttpContext.Items[typeof(HubErrorsTagHelper)] = fields;

        Response.StatusCode = all.Any(reason => reason.Kind == ReasonKind.NotPermitted) ? StatusCodes.Status403Forbidden
            : all.Any(reason => reason.Kind == ReasonKind.NotFound) ? StatusCodes.Status404NotFound
            : all.Any(reason => reason.Kind is ReasonKind.Stale or ReasonKind.Taken or ReasonKind.InUse) ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
