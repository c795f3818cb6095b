using SafeguardingHub.Content;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Feedback;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Web.Delivery;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Feedback;

/// <summary>What became of a form: an answer to count and where the reader goes then, or a page that says what is wrong.</summary>
/// <param name="Answer">The answer without its day; null where the form has a fault.</param>
/// <param name="Then">Where the reader is sent; null likewise.</param>
/// <param name="Fault">The page that says what is wrong; null where nothing is.</param>
internal sealed record Judged(FeedbackAnswer? Answer, string? Then, PageView? Fault)
{
    /// <summary>Something is wrong.</summary>
    public static Judged Wrong(PageView fault) => new(null, null, fault);
}

/// <summary>
/// Takes answers in, in one order for all forms: whose page, how large, what it says, once more where the browser is silent,
/// how many this minute; then one count and a redirect, so that a reload sends nothing again.
/// </summary>
/// <remarks>
/// A form sent twice on purpose counts twice. To tell one reader from another would need a cookie or an address, and the
/// hub keeps neither; the counts are for looking where something is wrong, not for voting.
/// </remarks>
internal sealed class FeedbackDesk(PublicGround ground, IFeedbackStore store, FeedbackToken tokens, FeedbackLimit limit, TimeProvider time)
{
    private const string Token = "token";

    /// <summary>The forms of this moment.</summary>
    public FeedbackForms Forms() => new(ground.Current, time.Now());

    /// <summary>Takes a form in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="judge">Reads the form's fields.</param>
    public async Task<IResult> TakeAsync(HttpContext context, Func<FeedbackForms, FormFields, Task<Judged>> judge)
    {
        var forms = Forms();
        var cancellationToken = context.RequestAborted;
        var origin = FeedbackOrigin.Of(context.Request, forms.Site.Site.Origin);
        if (origin == FormOrigin.Foreign)
        {
            return Refuse(forms, 403, "This answer was not accepted", "It was sent from a page of another site. Nothing was stored. Use the form on a page of this site.");
        }

        var fields = await FormFields.ReadAsync(context.Request, cancellationToken);
        if (fields.Status is { } status)
        {
            return Refuse(forms, status, "This form was not accepted", status == 413
                ? "It is larger than the forms of this site are. Nothing was stored. Use the form as it stands on the page."
                : "It cannot be read as a form of this site. Nothing was stored. Use the form as it stands on the page.");
        }

        var judged = await judge(forms, fields);
        if (judged is not { Answer: { } answer, Then: { } then })
        {
            return Private(judged.Fault!);
        }

        if (origin == FormOrigin.Unknown && !tokens.Proves(fields[Token], answer))
        {
            var again = fields.Fields.Where(field => field.Key is "service" or "number" or "what" or "page" or "helpful" or "why").ToDictionary();
            again[Token] = tokens.Make(answer);
            return Private(forms.Confirm(context.Request.Path, again));
        }

        if (!limit.TryTake(answer.Form))
        {
            context.Response.Headers.RetryAfter = "60";
            return Refuse(forms, 429, "Too many answers at once", "Your answer was not stored. Wait a minute and send it again.");
        }

        await store.AddAsync(answer with { Day = LondonTime.Day(time.Now()) }, cancellationToken);
        return Answers.SeeOther(then);
    }

    /// <summary>A page that leaves nothing behind.</summary>
    public static IResult Private(PageView page) => Answers.Page(page, Answers.KeptByNobody);

    /// <summary>Refuses a form.</summary>
    public static IResult Refuse(FeedbackForms forms, int status, string title, string message) =>
        Private(forms.Site.Refused(status, title, message, SiteComposer.Contacts));
}
