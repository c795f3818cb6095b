using SafeguardingHub.Rendering.Contacts;

namespace SafeguardingHub.Rendering.Pages;

/// <summary>
/// A page that could not be given. It carries numbers to call, because the reader came for help and not for a page; the
/// numbers come from a copy that needs no database.
/// </summary>
public abstract record FailureView : PageView
{
    /// <summary>The services to call, with hours in words: such a page never claims that one is open or closed.</summary>
    public required IReadOnlyList<ServiceView> Services { get; init; }
}

/// <summary>There is no page at this address, or no longer.</summary>
public sealed record NotFoundView : FailureView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/NotFound.cshtml";

    /// <inheritdoc/>
    public override int StatusCode => IsGone ? 410 : 404;

    /// <summary>Whether there was a page here that has been taken away for good.</summary>
    public bool IsGone { get; init; }
}

/// <summary>Something went wrong on our side. Nothing of the fault is shown.</summary>
public sealed record ErrorView : FailureView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Error.cshtml";

    /// <inheritdoc/>
    public override int StatusCode => IsUnavailable ? 503 : 500;

    /// <summary>Whether the site is away for a while (503), rather than at fault (500).</summary>
    public bool IsUnavailable { get; init; }
}

/// <summary>The request itself is at fault: a query that cannot be read, a form sent from elsewhere.</summary>
public sealed record BadRequestView : FailureView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/BadRequest.cshtml";

    /// <inheritdoc/>
    public override int StatusCode => Status;

    /// <summary>The status, of the 400s.</summary>
    public int Status { get; init; } = 400;

    /// <summary>What is wrong, and how to put it right.</summary>
    public required string Message { get; init; }

    /// <summary>Where to go on, or null.</summary>
    public LinkView? Instead { get; init; }
}
