using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition.Feedback;

/// <summary>The forms of closed questions, and what is said when an answer is stored.</summary>
public sealed class FeedbackForms(PublicSnapshot snapshot, Instant now)
{
    /// <summary>Where answers on a number are posted.</summary>
    public const string NumberAddress = "/feedback/number";

    /// <summary>Where answers on a page are posted.</summary>
    public const string HelpfulAddress = "/feedback/helpful";

    /// <summary>Where the answers to why a page was not helpful are posted.</summary>
    public const string WhyAddress = "/feedback/why";

    /// <summary>Where readers are sent once an answer is stored.</summary>
    public const string ThanksAddress = "/feedback/thanks";

    private const string NotForConcerns =
        "This is not a way to report a concern about a child or an adult: nobody reads it in time. If you are worried about somebody, call one of the services on the contacts page.";

    /// <summary>What surrounds the forms.</summary>
    public SiteComposer Site { get; } = new(snapshot, now);

    /// <summary>The service of that alias that readers can report on, or null; nobody reports on 999.</summary>
    public (PublishedItem Item, ServicePart Part)? FindService(string? alias)
    {
        if (alias is not { Length: > 0 and <= 200 } || snapshot.FindByAlias(alias) is not { } item)
        {
            return null;
        }

        var found = snapshot.With<ServicePart>().FirstOrDefault(pair => pair.Item.Id == item.Id);
        return found.Item is null || found.Part.IsEmergency == true ? null : found;
    }

    /// <summary>The form on a service's numbers.</summary>
    /// <param name="item">The service.</param>
    /// <param name="service">Its part.</param>
    /// <param name="number">The digits that were chosen, or null.</param>
    /// <param name="what">What was said to have happened, or null.</param>
    /// <param name="isAnswered">Whether it was sent, so that a missing answer is a fault.</param>
    public ReaderFormView Number(PublishedItem item, ServicePart service, string? number, string? what, bool isAnswered)
    {
        ArgumentNullException.ThrowIfNull(item);
        var which = Which(service);
        var fields = new Dictionary<string, string> { ["service"] = item.Alias ?? "" };
        var questions = new List<QuestionView>();
        if (which.Choices.Count == 1 && (!isAnswered || number == which.Choices[0].Value))
        {
            fields[which.Name] = which.Choices[0].Value;
        }
        else
        {
            questions.Add(isAnswered ? which.Answered(number) : which with { Chosen = number });
        }

        questions.Add(isAnswered ? FeedbackQuestions.What.Answered(what) : FeedbackQuestions.What);
        return Form($"Number wrong or not answered: {item.DisplayText}", NumberAddress) with
        {
            Summary = "Tell the people who keep this number right what happened. We count the answers and keep nothing about you.",
            Hidden = fields,
            Questions = questions,
            Button = "Send",
        };
    }

    /// <summary>The question which of a service's numbers it is about; its choices are the numbers' digits.</summary>
    public static QuestionView Which(ServicePart service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var numbers = service.Numbers.Select(number => (number.Label, Telephone: number.Telephone())).Where(number => number.Telephone is not null)
            .DistinctBy(number => number.Telephone!.Value.Digits);
        return new QuestionView(
            "number", "Which number?",
            [
                .. numbers.Select(number => new ChoiceView(
                    number.Telephone!.Value.Digits,
                    string.IsNullOrWhiteSpace(number.Label) ? number.Telephone.Value.Display : $"{number.Label}: {number.Telephone.Value.Display}")),
            ]);
    }

    /// <summary>The question whether a page was helpful, as a page of its own: for an answer that was none.</summary>
    public ReaderFormView Helpful(string page, bool isAnswered) => Form("Was this page helpful?", HelpfulAddress) with
    {
        Hidden = new Dictionary<string, string> { ["page"] = page },
        Questions = [isAnswered ? FeedbackQuestions.Helpful.Answered(null) : FeedbackQuestions.Helpful],
        Button = "Send",
    };

    /// <summary>The question why a page was not helpful, which nobody has to answer.</summary>
    public ReaderFormView Why(string page, bool isAnswered) => Form("Thank you. Can you say why not?", WhyAddress) with
    {
        Summary = "Your first answer is counted. You need not answer this one.",
        Hidden = new Dictionary<string, string> { ["page"] = page },
        Questions = [isAnswered ? FeedbackQuestions.Why.Answered(null) : FeedbackQuestions.Why],
        Button = "Send",
    };

    /// <summary>Asks once more, where a browser does not say from which page the answer was sent.</summary>
    /// <param name="action">Where the answer is posted.</param>
    /// <param name="fields">The answer's fields and the proof that this page was shown.</param>
    public ReaderFormView Confirm(string action, IReadOnlyDictionary<string, string> fields) => Form("Send your answer?", action) with
    {
        Summary = "Your browser does not say which page your answer comes from. Press the button if you want to send it.",
        Hidden = fields,
        Button = "Send my answer",
    };

    /// <summary>What follows a report on a number: whom else to call.</summary>
    public ThanksView ThanksForNumber(PublishedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Thanks("The people who keep this number right will look at it. If you still need to speak to somebody, call one of these.", SiteComposer.Contacts) with
        {
            Services = [.. Site.Services().Where(service => service.Address is null || service.Address != item.Path?.Address)],
        };
    }

    /// <summary>What follows an answer on a page.</summary>
    /// <param name="back">The page.</param>
    public ThanksView ThanksForPage(LinkView back) => Thanks("Your answer is counted. It helps us to put pages right.", back);

    private ThanksView Thanks(string text, LinkView back) => new()
    {
        Site = Site.Site, Section = Site.Section(null), Title = "Thank you", NoIndex = true, Banner = Site.Notices.Banner(null), Breadcrumbs = [Site.Home], Text = text, Back = back,
    };

    private ReaderFormView Form(string title, string action) => new()
    {
        Site = Site.Site, Section = Site.Section(null), Title = title, NoIndex = true, Banner = Site.Notices.Banner(null), Breadcrumbs = [Site.Home],
        Warning = NotForConcerns, Action = action, Button = "",
    };
}
