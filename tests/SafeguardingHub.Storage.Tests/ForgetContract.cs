using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteForgetTests() : ForgetContract(HubProvider.Sqlite);

public sealed class PostgresForgetTests() : ForgetContract(HubProvider.Postgres);

/// <summary>What is left of somebody in whose place a pseudonym was put.</summary>
public abstract class ForgetContract(HubProvider provider) : HubContract(provider)
{
    private const string Email = "ada.lovelace@example.org";

    private IAuditTrail Trail => Hub.Services.GetRequiredService<IAuditTrail>();

    [Fact]
    public async Task Forget_SomebodyWhoWorkedHere_LeavesNoNameAndTheChainHolds()
    {
        await WorkAsync();

        var forgotten = await ForgetAsync("ada-id", Email);

        Assert.Equal(("former-1", "Former colleague 1"), (forgotten!.Pseudonym.Id, forgotten.Pseudonym.Name));
        Assert.Equal(2, forgotten.Entries);
        Assert.Equal(2, forgotten.Notes);
        var verdict = await Trail.VerifyAsync(progress: null, CancellationToken.None);
        Assert.Empty(verdict.Faults);
        Assert.Equal((2, 2), (verdict.Pseudonymous, verdict.NotesTakenOut));
        Assert.Empty(await PlacesThatSayAsync("ada-id", "Ada Lovelace", Email));
    }

    [Fact]
    public async Task Forget_SomebodyWhoWorkedHere_LeavesWhatWasDoneAndWhatOthersDid()
    {
        await WorkAsync();

        await ForgetAsync("ada-id", Email);

        var lines = (await Trail.PageAsync(new AuditQuery { Reach = null, IncludesAccounts = true }, CancellationToken.None)).Lines;
        Assert.Equal(
            ["ForgetPerson Ben", "SaveDraft Adana Lovelace-Smith", "SendBack Ben", "AddPasskey Former colleague 1", "SaveDraft Former colleague 1"],
            lines.Select(line => $"{line.Entry.Action} {line.Entry.ActorName}"));
        Assert.Equal(["left", "Adana Lovelace-Smith's annual page", null, null, "because"], lines.Select(line => line.Entry.Note));
        Assert.Equal([false, false, true, true, false], lines.Select(line => line.IsNoteTakenOut));
        var item = (await Hub.Services.GetRequiredService<IEditorsContent>().FindAsync(Given.Id("i1"), CancellationToken.None))!;
        Assert.Equal(("Former colleague 1", "former-1"), (item.Latest!.Item.Author, item.Owner));
        Assert.Equal("Former colleague 1", item.Status.StageBy!.ActorName);
        Assert.Equal("former-1", item.Status.TurnOf);
        var other = (await Hub.Services.GetRequiredService<IEditorsContent>().FindAsync(Given.Id("i2"), CancellationToken.None))!;
        Assert.Equal(("Adana Lovelace-Smith", "ben"), (other.Latest!.Item.Author, other.Owner));
        Assert.Null(await Hub.Services.GetRequiredService<IAccounts>().FindAsync("ada-id", CancellationToken.None));
        Assert.Equal("Former colleague 1", Assert.Single((await Hub.Services.GetRequiredService<IEditorsContent>().RemarksAsync(Given.Id("i1"), CancellationToken.None))).By.ActorName);
    }

    [Fact]
    public async Task Forget_NextPerson_IsAnotherFormerColleagueAndNobodyIsNobody()
    {
        await WorkAsync();
        await ForgetAsync("ada-id", Email);

        var nobody = await ForgetAsync("nobody", null);
        var second = await ForgetAsync("adana-id", null);

        Assert.Null(nobody);
        Assert.Equal("former-2", second!.Pseudonym.Id);
        Assert.Empty((await Trail.VerifyAsync(progress: null, CancellationToken.None)).Faults);
    }

    [Fact]
    public async Task Forget_WhoLookedAtReadersAnswers_LeavesTheStateAndNoName()
    {
        await WorkAsync();
        var mark = new Mark(ActorKind.User, "ada-id", "Ada Lovelace", Given.Start, "Numbers moved up");
        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            var audit = new AuditEntry(ActorKind.User, "ada-id", "Ada Lovelace", "SetFeedbackState", Given.Start, "Done");
            Assert.True(await unit.Feedback.SetStateAsync(Given.Id("i1"), FeedbackState.Done, mark, 0, audit, CancellationToken.None));
            await unit.CommitAsync(CancellationToken.None);
        }

        await ForgetAsync("ada-id", Email);

        await using var context = Hub.Contexts.Create();
        var state = await context.FeedbackStates.SingleAsync();
        Assert.Equal((FeedbackState.Done, "former-1", "Former colleague 1", "Numbers moved up"), (state.State, state.ActorId, state.ActorName, state.Note));
        Assert.Empty(await PlacesThatSayAsync("ada-id", "Ada Lovelace", Email));
    }

    private async Task WorkAsync()
    {
        var ada = new AuditEntry(ActorKind.User, "ada-id", "Ada Lovelace", "SaveDraft", Given.Start, "because");
        var mark = new Mark(ActorKind.User, "ada-id", "Ada Lovelace", Given.Start, "Please");
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        await unit.Accounts.AddAsync("ada-id", Email, "Ada Lovelace", Given.Start, CancellationToken.None);
        await unit.Accounts.AddGrantAsync("ada-id", "Editor", null, CancellationToken.None);
        await unit.Accounts.StartSignInAsync(new SignInRecord("r1", "ada-id", Given.Start, Given.Start, null, "Firefox"), CancellationToken.None);
        unit.Write(Of("i1", "v1", "Ada Lovelace", "ada-id") with { Audit = ada, Status = new ItemStatus { Stage = Stage.Submitted, StageBy = mark, TurnOf = "ada-id" } });
        unit.WriteRemark(new Remark(Given.Id("i1"), Given.Version("v1"), mark));
        unit.Accounts.Note(ada with { Action = "AddPasskey", Note = "My telephone" }, "ada-id");
        unit.Note(ada with { ActorId = "ben", ActorName = "Ben", Action = "SendBack", Note = "Ask ada lovelace, please" }, new AuditSubject { Item = Given.Id("i1"), Version = Given.Version("v1") });
        unit.Write(Of("i2", "v2", "Adana Lovelace-Smith", "ben") with { Audit = ada with { ActorId = "adana-id", ActorName = "Adana Lovelace-Smith", Note = "Adana Lovelace-Smith's annual page" } });
        await unit.CommitAsync(CancellationToken.None);
    }

    private static ItemWrite Of(string id, string version, string author, string owner)
    {
        var write = Given.Draft(id, version);
        return write with { Owner = owner, Versions = [write.Versions[0] with { Author = author, Owner = owner }] };
    }

    private async Task<ForgottenTraces?> ForgetAsync(string id, string? email)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        if (await unit.Accounts.ForgetAsync(id, email, CancellationToken.None) is not { } forgotten)
        {
            return null;
        }

        unit.Accounts.Note(new AuditEntry(ActorKind.User, "ben", "Ben", nameof(ForgetPerson), Given.Start + Duration.FromHours(1), "left"), forgotten.Pseudonym.Id, changesRights: true);
        await unit.CommitAsync(CancellationToken.None);
        return forgotten;
    }

    // Every column of text of every table.
    private async Task<List<string>> PlacesThatSayAsync(params string[] words)
    {
        await using var context = Hub.Contexts.Create();
        var places = new List<string>();
        await context.Database.OpenConnectionAsync();
        foreach (var entity in context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && !entity.IsMappedToJson()))
        {
            foreach (var column in entity.GetProperties().Where(property => property.ClrType == typeof(string)).Select(property => property.GetColumnName()))
            {
                foreach (var word in words)
                {
                    await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names from the model and words of the test.
                    command.CommandText = $"""SELECT count(*) FROM "{entity.GetTableName()}" WHERE lower(CAST("{column}" AS TEXT)) = '{word.ToLowerInvariant()}' OR CAST("{column}" AS TEXT) LIKE '%"{word}"%'""";
#pragma warning restore CA2100
                    if (Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0)
                    {
                        places.Add($"{entity.GetTableName()}.{column}: {word}");
                    }
                }
            }
        }

        return places;
    }
}
