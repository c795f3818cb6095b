using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Content.Tests.Editing;

public class AutosaveDraftTests
{
    private static readonly Actor Ann = new(ActorKind.User, "ann", "Ann", []);
    private readonly Desk desk = new();
    private readonly AutosaveDraft autosave;

    public AutosaveDraftTests() => autosave = new AutosaveDraft(desk, new SettableTime(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)));

    [Fact]
    public async Task Save_OfAPerson_IsKeptForThemWithTheMoment()
    {
        var outcome = await autosave.SaveAsync(Ann, "item1", 3, "{}", CancellationToken.None);

        var (user, kept) = Assert.Single(desk.Kept);
        Assert.Equal(("ann", outcome.Value), (user, kept));
        Assert.Equal(("item1", 3L, Instant.FromUtc(2026, 11, 23, 9, 0)), (kept.Key, kept.BasedOn, kept.SavedAt));
    }

    // Counted as it is stored: a letter with an accent takes two bytes.
    [Theory]
    [InlineData('a', AutosaveDraft.Longest, true)]
    [InlineData('a', AutosaveDraft.Longest + 1, false)]
    [InlineData('é', AutosaveDraft.Longest / 2, true)]
    [InlineData('é', (AutosaveDraft.Longest / 2) + 1, false)]
    public async Task Save_OfALongForm_IsKeptUpToTheLimit(char letter, int length, bool isKept)
    {
        var outcome = await autosave.SaveAsync(Ann, "item1", 1, new string(letter, length), CancellationToken.None);

        Assert.Equal((isKept, isKept ? 1 : 0), (outcome.Succeeded, desk.Kept.Count));
        Assert.All(outcome.Reasons, reason => Assert.Equal("This is too long to be kept while you write: save it as a draft.", reason.Message));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task Save_UnderAKey_TakesKeysOfReasonableLength(int length, bool isKept)
    {
        var outcome = await autosave.SaveAsync(Ann, new string('k', length), 1, "{}", CancellationToken.None);

        Assert.Equal(isKept, outcome.Succeeded);
    }

    [Theory]
    [InlineData(ActorKind.Anonymous)]
    [InlineData(ActorKind.Token)]
    [InlineData(ActorKind.System)]
    public async Task Save_OfNobodyWhoHasSignedIn_IsRefused(ActorKind kind)
    {
        var outcome = await autosave.SaveAsync(Ann with { Kind = kind }, "item1", 1, "{}", CancellationToken.None);

        Assert.Equal(ReasonKind.NotPermitted, Assert.Single(outcome.Reasons).Kind);
        Assert.Empty(desk.Kept);
    }

    private sealed class Desk : IEditorsDesk
    {
        public List<(string User, Autosaved Form)> Kept { get; } = [];

        public Task KeepAsync(string user, Autosaved form, CancellationToken cancellationToken)
        {
            Kept.Add((user, form));
            return Task.CompletedTask;
        }

        public Task<Autosaved?> FindAsync(string user, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DiscardAsync(string user, string key, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<PresentEditor>> TouchAsync(ContentItemId item, PresentEditor editor, Instant since, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task KeepAsync(PreviewLink link, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<PreviewLink?> FindLinkAsync(string hash, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<PreviewLink>> LinksAsync(ContentItemId item, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> EndLinkAsync(string hash, AuditEntry audit, AuditSubject about, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ContentItem?> PreviewAsync(PreviewLink link, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task ForgetBeforeAsync(Instant moment, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
