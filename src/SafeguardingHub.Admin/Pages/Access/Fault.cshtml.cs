using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Pages.Access;

/// <summary>Answers in place of a page that cannot, and hands back what was sent to it.</summary>
[AllowAnonymous]
public sealed class FaultModel(ReadPeople people) : AdminPage
{
    private AdminFault fault = new(StatusCodes.Status404NotFound, [], Kept: null, WasSent: false);

    /// <inheritdoc />
    public override string Title => fault.Status switch
    {
        StatusCodes.Status403Forbidden => "You may not open this page",
        StatusCodes.Status400BadRequest => "This form was out of date",
        StatusCodes.Status413PayloadTooLarge => "That is too large",
        StatusCodes.Status429TooManyRequests => "Too many tries",
        StatusCodes.Status503ServiceUnavailable => "The hub is busy",
        _ => "Page not found",
    };

    /// <summary>What happened.</summary>
    public int Status => fault.Status;

    /// <summary>What was sent and can be sent again.</summary>
    public KeptForm? Kept => fault.Kept;

    /// <summary>Whether something was sent.</summary>
    public bool WasSent => fault.WasSent;

    /// <summary>What the person would have to be allowed to do.</summary>
    public IEnumerable<string> Missing => fault.Needs.Where(need => !Rights.AllowsEverywhere(Actor, need)).Order(StringComparer.Ordinal).Select(PermissionWords.Of).Distinct();

    /// <summary>Whom to ask.</summary>
    public ImmutableArray<Colleague> Administrators { get; private set; } = [];

    /// <summary>Shows what happened; opened by itself, it is a page that is not there.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        fault = HttpContext.Features.Get<AdminFault>() ?? fault;
        Response.StatusCode = fault.Status;
        Administrators = Status == StatusCodes.Status403Forbidden ? await people.WhoToAskAsync(Actor, cancellationToken) : [];
        return Page();
    }
}
