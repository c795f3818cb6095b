using System.Globalization;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Web.Access;

namespace SafeguardingHub.Web.Following;

/// <summary>
/// Tells people of what has fallen due: calls to contacts, first their keepers, after a week those who run the section, after three
/// the administrators; and reviews of pages. Everybody is told of each once, in one letter for all that is new.
/// </summary>
internal sealed class CareLetters(
    StaffLetters letters, IAccounts accounts, PublishedContacts contacts, CallRules rules, IReviewLog reviews, IOutbox outbox, TimeProvider time)
{
    private const int MostReviews = 500;
    private static readonly Duration Useful = Duration.FromDays(14);

    /// <summary>Posts what is to be posted today.</summary>
    /// <returns>How many letters.</returns>
    public async Task<int> PostAsync(CancellationToken cancellationToken)
    {
        if (!letters.AreOn)
        {
            return 0;
        }

        var today = LondonTime.Day(time.Now());
        var due = await CallsAsync(today, cancellationToken);
        var posted = 0;
        foreach (var account in (await accounts.ListAsync(cancellationToken)).Where(account => !account.IsDisabled))
        {
            posted += await TellAsync(
                account, "Contacts to ring", "Contacts that you look after are due to be rung. This page lists them:", "/admin/calls",
                [.. due.Where(call => Concerns(account, call)).Select(call => $"call/{call.Item.Id}/{Text(call.Due)}/{(int)call.Turn}")], cancellationToken);
            posted += await TellAsync(
                account, "Pages to review", "Pages that you look after are past their review date. This page lists them:", "/admin/reviews",
                await ReviewsAsync(account, today, cancellationToken), cancellationToken);
        }

        return posted;
    }

    private async Task<List<DueCall>> CallsAsync(LocalDate today, CancellationToken cancellationToken)
    {
        var ground = await contacts.ReadAsync(cancellationToken);
        return
        [
            .. from service in ground.Services
               let standing = ContactStanding.Of(service.Part, today, ground.Holidays, rules)
               where standing is { DaysOverdue: >= 0, Turn: not null, DueOn: not null }

               // A number that nobody has ever rung is due every day; it is one matter, not one a day.
               let never = standing.Slots.Any(slot => slot.LastGood is null)
               select new DueCall(service.Item, never ? null : standing.DueOn, standing.Turn!.Value),
        ];
    }

    private static bool Concerns(Account account, DueCall call) => Rights.Allows(
        account.AsActor,
        call.Turn switch
        {
            CallTurn.Owner => new Demand(Permission.PublishContent, call.Item.ContentType),
            CallTurn.SectionOwners => new Demand(Permission.PublishContent),
            _ => new Demand(Permission.ManageUsers),
        },
        call.Turn == CallTurn.Administrators ? null : call.Item.Section, owner: null);

    private async Task<List<string>> ReviewsAsync(Account account, LocalDate today, CancellationToken cancellationToken)
    {
        var overdue = await reviews.ListAsync(
            new ReviewQuery(ReviewFilter.Overdue, today) { Reach = Rights.ReachOf(account.AsActor, Permission.PublishContent), Reader = account.Id, Limit = MostReviews }, cancellationToken);
        return [.. overdue.Lines.Select(line => $"review/{line.Item}/{Text(line.Due)}")];
    }

    private async Task<int> TellAsync(Account account, string subject, string words, string path, List<string> matters, CancellationToken cancellationToken)
    {
        if (matters.Count == 0)
        {
            return 0;
        }

        var now = time.Now();
        var letter = await letters.ToAsync(account, subject, words, path, now + Useful, cancellationToken);
        return await outbox.PostOnceAsync(letter, [.. matters.Select(matter => $"{matter}/{account.Id}")], now, cancellationToken) ? 1 : 0;
    }

    private static string Text(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "never";

    private sealed record DueCall(PublishedItem Item, LocalDate? Due, CallTurn Turn);
}

/// <summary>Looks every hour whether somebody has to be told of something.</summary>
internal sealed partial class CareClock(CareLetters letters, TimeProvider time, ILogger<CareClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await PostAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task PostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await letters.PostAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever it is: an end of this clock would end the host.
            LogFailed(error);
        }
    }

    [LoggerMessage(41, LogLevel.Warning, "What has fallen due could not be told; it is tried again within the hour.", EventName = "CareLettersFailed")]
    private partial void LogFailed(Exception error);
}
