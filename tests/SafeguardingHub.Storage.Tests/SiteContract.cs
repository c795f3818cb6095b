using NodaTime;
using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteSiteTests() : SiteContract(HubProvider.Sqlite);

public sealed class PostgresSiteTests() : SiteContract(HubProvider.Postgres);

public abstract class SiteContract(HubProvider provider) : HubContract(provider)
{
    [Fact]
    public async Task DueMoments_OnceTheyHaveCome_AreLoggedAsPublicChangesAndForgotten()
    {
        var (early, late) = (Given.Start + Duration.FromHours(1), Given.Start + Duration.FromHours(9));
        await Hub.WriteAsync(
            Given.Live("i1", "v1") with { DueMoments = [new DueMoment("review-due", early), new DueMoment("notice-ends", late)] },
            Given.Live("i2", "w1") with { DueMoments = [new DueMoment("review-due", late)] });
        var log = Hub.Log;
        var before = await log.HeadAsync(CancellationToken.None);
        Assert.Equal(early, await log.NextDueAsync(CancellationToken.None));

        await using (var unit = await Hub.Store.BeginAsync(CancellationToken.None))
        {
            Assert.Equal(1, await unit.RaiseDueAsync(early, limit: 10, CancellationToken.None));
            await unit.CommitAsync(CancellationToken.None);
        }

        var change = Assert.Single(await log.AfterAsync(before.Number, 10, CancellationToken.None));
        Assert.Equal((ChangeKind.Due, Given.Id("i1"), true), (change.Kind, change.Item, change.IsPublic));
        Assert.Equal(change.Number, await log.LastPublicAsync(CancellationToken.None));
        Assert.Equal(late, await log.NextDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Definitions_Written_AreReadInTheirOrderWithTheirSettings()
    {
        var set = new DefinitionSet(
            [Type("Zebra", """{"ContentTypeSettings":{"Creatable":true,"Unknown":[1.0]}}"""), Type("Ant"), Type("Bee")],
            [new ContentPartDefinition("Zebra", SettingsBag.Empty, [new PartFieldDefinition("TextField", "Text", SettingsBag.From(Given.Json("""{"A":{"b":"ü"}}""")))])]);

        await DefineAsync(set);

        var read = await Hub.Reader.DefinitionsAsync(CancellationToken.None);
        Assert.Equal(["Zebra", "Ant", "Bee"], read.Types.Select(type => type.Name));
        Assert.Equal("""{"ContentTypeSettings":{"Creatable":true,"Unknown":[1.0]}}""", read.Types[0].Settings.Json.GetRawText());
        Assert.Equal(("TitlePart", "Title"), (read.Types[0].Parts[0].PartName, read.Types[0].Parts[0].Name));
        Assert.Equal("""{"A":{"b":"ü"}}""", read.FindPart("Zebra")!.FindField("Text")!.Settings.Json.GetRawText());
    }

    [Fact]
    public async Task Definitions_WrittenAgain_KeepOnlyDifferencesAsVersions()
    {
        await DefineAsync(new DefinitionSet([Type("A"), Type("B"), Type("C")], []));

        await DefineAsync(new DefinitionSet([Type("C"), Type("A", """{"x":{}}""")], []));
        await DefineAsync(new DefinitionSet([Type("C"), Type("A", """{"x":{}}"""), Type("B")], []));

        await using var context = Hub.Contexts.Create();
        var rows = await context.Definitions.OrderBy(row => row.Name).ThenBy(row => row.Revision).ToListAsync();
        Assert.Equal(["A1", "A2", "B1", "B2-", "B3", "C1"], rows.Select(row => $"{row.Name}{row.Revision}{(row.Json is null ? "-" : "")}"));
        Assert.Equal(["C", "A", "B"], (await Hub.Reader.DefinitionsAsync(CancellationToken.None)).Types.Select(type => type.Name));
        Assert.All(await Hub.Log.AfterAsync(0, 10, CancellationToken.None), change => Assert.Equal(ChangeKind.Definitions, change.Kind));
    }

    [Fact]
    public async Task Definitions_InsideTheUnit_AreThoseWritten()
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        var before = await unit.DefinitionsAsync(CancellationToken.None);
        unit.WriteDefinitions(new DefinitionSet([Type("A")], []), Given.Audit);

        var after = await unit.DefinitionsAsync(CancellationToken.None);

        Assert.Empty(before.Types);
        Assert.NotNull(after.FindType("A"));
    }

    [Fact]
    public async Task RolesSettingsMedia_Written_AreReplacedByKey()
    {
        var hash = new string('a', 64);
        await WriteAsync(unit =>
        {
            unit.WriteRoles([new Role("Editor", "Old", []), new Role("Author", "", Given.Permissions("EditOwnContent"))], Given.Audit);
            unit.WriteSettings(new Dictionary<string, JsonElement> { ["A"] = Given.Json("1"), ["B"] = Given.Json("""{"x":"ü"}""") }, Given.Audit);
            unit.WriteMedia([new MediaFile("Docs/a.pdf", hash, 3, "application/pdf")], Given.Audit);
        });

        await WriteAsync(unit =>
        {
            unit.WriteRoles([new Role("EDITOR", "New", Given.Permissions("B", "A"))], Given.Audit);
            unit.WriteSettings(new Dictionary<string, JsonElement> { ["A"] = Given.Json("[2]") }, Given.Audit);
            unit.WriteMedia([new MediaFile("docs/A.pdf", hash, 4, "application/pdf"), new MediaFile("b.png", hash, 5, "image/png")], Given.Audit);
        });

        var roles = await Hub.Reader.RolesAsync(CancellationToken.None);
        Assert.Equal([("Author", "EditOwnContent"), ("EDITOR", "A,B")], roles.Select(role => (role.Name, string.Join(',', role.Permissions))));
        var settings = await Hub.Reader.SettingsAsync(CancellationToken.None);
        Assert.Equal([("A", "[2]"), ("B", """{"x":"ü"}""")], settings.OrderBy(setting => setting.Key).Select(setting => (setting.Key, setting.Value.GetRawText())));
        Assert.Equal([("b.png", 5L), ("docs/A.pdf", 4L)], (await Hub.Reader.MediaAsync(CancellationToken.None)).Select(file => (file.Path, file.Length)));
        Assert.Equal(
            [ChangeKind.Roles, ChangeKind.Settings, ChangeKind.Media, ChangeKind.Roles, ChangeKind.Settings, ChangeKind.Media],
            (await Hub.Log.AfterAsync(0, 10, CancellationToken.None)).Select(change => change.Kind));
    }

    [Fact]
    public async Task Audit_OfChanges_ComesNewestFirst()
    {
        await Hub.WriteAsync(Given.Draft("i1", "v1"));
        await WriteAsync(unit => unit.WriteSettings(ImmutableDictionary<string, JsonElement>.Empty, Given.Audit with { Action = "SetSettings", Note = null }));

        var audit = await Hub.Reader.AuditAsync(10, CancellationToken.None);

        Assert.Equal(
            [
                new AuditedChange(Given.Audit with { Action = "SetSettings", Note = null }, null, null),
                new AuditedChange(Given.Audit, Given.Id("i1"), Given.Version("v1")),
            ],
            audit);
    }

    [Fact]
    public async Task ProtectionKeys_Stored_AreReadAgain()
    {
        var keys = Hub.Services.GetRequiredService<IXmlRepository>();

        await Task.Run(() => keys.StoreElement(XElement.Parse("<key id='1'><v>ü</v></key>"), "key-1"));

        Assert.Equal("""<key id="1"><v>ü</v></key>""", Assert.Single(keys.GetAllElements()).ToString(SaveOptions.DisableFormatting));
    }

    [Fact]
    public async Task DataProtection_OfAnotherNode_ReadsWhatThisOneProtected()
    {
        var text = Hub.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("secret");
        await using var other = Provider == HubProvider.Postgres ? Hub.AnotherNode() : TestHub.In(Hub.Options.DataFolder);

        Assert.Equal("secret", other.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(text));
        Assert.Single(Hub.Services.GetRequiredService<IXmlRepository>().GetAllElements());
    }

    [Fact]
    public async Task Users_SavedInVain_LetTheNextWriterIn()
    {
        async Task AddAsync()
        {
            await using var scope = Hub.Services.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<HubDbContext>();
            context.Users.Add(new HubUser { Id = "u1", UserName = "ada" });
            await context.SaveChangesAsync();
        }

        await AddAsync();
        await Assert.ThrowsAsync<DbUpdateException>(AddAsync);

        Assert.Equal(1, (await Hub.WriteAsync(Given.Draft("i1", "v1"))).Rows);
    }

    [Fact]
    public async Task Users_OfIdentity_AreKeptWithTheirPasskeys()
    {
        await using var scope = Hub.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>();
        var user = new HubUser { UserName = "ada@example.org", Email = "ada@example.org", DisplayName = "Ada" };

        var created = await users.CreateAsync(user, "Correct horse 1!");
        var passkey = new UserPasskeyInfo([1, 2], [3], Given.Start.ToDateTimeOffset(), 0, null, true, false, false, [4], [5]);
        var added = await users.AddOrUpdatePasskeyAsync(user, passkey);

        Assert.True(created.Succeeded && added.Succeeded);
        await using var other = Hub.Services.CreateAsyncScope();
        var again = other.ServiceProvider.GetRequiredService<UserManager<HubUser>>();
        var found = await again.FindByEmailAsync("ADA@example.org");
        Assert.Equal("Ada", found!.DisplayName);
        Assert.Equal([1, 2], Assert.Single(await again.GetPasskeysAsync(found)).CredentialId);
    }

    private static ContentTypeDefinition Type(string name, string settings = "{}") =>
        new(name, name + "s", SettingsBag.From(Given.Json(settings)), [new TypePartDefinition("TitlePart", "Title", SettingsBag.Empty)]);

    private Task DefineAsync(DefinitionSet set) => WriteAsync(unit => unit.WriteDefinitions(set, Given.Audit));

    private async Task WriteAsync(Action<IUnitOfWork> write)
    {
        await using var unit = await Hub.Store.BeginAsync(CancellationToken.None);
        write(unit);
        await unit.CommitAsync(CancellationToken.None);
    }
}
