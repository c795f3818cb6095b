using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Recipes.Steps;

/// <summary>
/// A step that Orchard Core needs and the hub does not, since its features are always on and its theme is the one it ships
/// with: <c>feature</c> and <c>themes</c>. Accepted, so that one recipe serves both.
/// </summary>
public sealed class AcceptedStep(string name) : RecipeStepKind
{
    /// <inheritdoc />
    public override string Name { get; } = name;

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken) =>
        ValueTask.FromResult<PlannedStep?>(null);
}

/// <summary>
/// The step <c>settings</c>: site settings. Orchard Core's typed properties (SiteName, BaseUrl, …) are kept in the section
/// <c>Site</c>, each other object under its own name; the step's <c>name</c> is not a setting.
/// </summary>
public sealed class SettingsStep : RecipeStepKind
{
    /// <summary>The section of the plain properties.</summary>
    public const string SiteSection = "Site";

    /// <inheritdoc />
    public override string Name => "settings";

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        var sections = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var plain = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in step.Body.EnumerateObject())
        {
            if (property.NameEquals("name") || property.NameEquals(RecipeScripts.LiteralKey))
            {
                continue;
            }

            if (StoredSearch.Sections.Contains(property.Name))
            {
                planning.Add(RecipeProblem.Error(
                    "settings-reserved", Name, RecipePlace.Key(step.Place, property.Name), "Queries and indexes have steps of their own: use 'queries' and 'lucene-index'."));
                continue;
            }

            // HomeRoute belongs to the plain properties although it is an object: Orchard Core types it.
            if (property.Value.ValueKind == JsonValueKind.Object && !property.NameEquals("HomeRoute"))
            {
                sections[property.Name] = property.Value;
            }
            else
            {
                plain[property.Name] = property.Value;
            }
        }

        return ValueTask.FromResult<PlannedStep?>(new Planned(plain, sections) { Name = Name, Place = step.Place });
    }

    private sealed class Planned(Dictionary<string, JsonElement> plain, Dictionary<string, JsonElement> sections) : PlannedStep
    {
        public override async Task RunAsync(RecipeRun run, Action<int> progress, CancellationToken cancellationToken)
        {
            var stored = await run.Unit.SettingsAsync(cancellationToken);
            var changed = sections.Where(section => !stored.TryGetValue(section.Key, out var before) || !JsonElement.DeepEquals(before, section.Value))
                .ToDictionary(StringComparer.Ordinal);
            if (plain.Count > 0)
            {
                var site = stored.TryGetValue(SiteSection, out var before)
                    ? before.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal)
                    : new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var (name, value) in plain)
                {
                    site[name] = value;
                }

                var after = JsonSerializer.SerializeToElement(site);
                if (before.ValueKind != JsonValueKind.Object || !JsonElement.DeepEquals(before, after))
                {
                    changed[SiteSection] = after;
                }
            }

            foreach (var name in sections.Keys.Concat(plain.Count > 0 ? [SiteSection] : []))
            {
                run.Count(this, "Groups of settings", !changed.ContainsKey(name) ? Counted.Unchanged : stored.ContainsKey(name) ? Counted.Updated : Counted.Created);
            }

            if (changed.Count > 0 && run.Demand(Permission.ManageSettings))
            {
                run.Unit.WriteSettings(changed, run.Audit("ChangeSettings"));
            }
        }
    }
}

/// <summary>
/// The step <c>Roles</c>: roles as sets of permission names. <c>PermissionBehavior</c> is Replace (the default), Add or
/// Remove, as in Orchard Core 3.
/// </summary>
public sealed class RolesStep : RecipeStepKind
{
    /// <inheritdoc />
    public override string Name => "Roles";

    internal override ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        var changes = new List<RoleChange>();
        if (!step.Body.TryGetProperty("Roles", out var roles) || roles.ValueKind != JsonValueKind.Array)
        {
            planning.Add(RecipeProblem.Error("roles-list", Name, step.Place, "The step has no list 'Roles'."));
            return ValueTask.FromResult<PlannedStep?>(null);
        }

        foreach (var (json, index) in roles.EnumerateArray().Select((json, index) => (json, index)))
        {
            var place = RecipePlace.Item(RecipePlace.Key(step.Place, "Roles"), index);
            if (Read(json) is { } change)
            {
                changes.Add(change);
            }
            else
            {
                planning.Add(RecipeProblem.Error("role-malformed", Name, place, "Give each role a 'Name', a list 'Permissions' of names, and as 'PermissionBehavior' Replace, Add or Remove."));
            }
        }

        return ValueTask.FromResult<PlannedStep?>(new Planned(changes) { Name = Name, Place = step.Place });
    }

    private static RoleChange? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(nameof(Role.Name), out var name) || name.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(name.GetString()))
        {
            return null;
        }

        ImmutableArray<string> permissions = [];
        if (json.TryGetProperty("Permissions", out var list) && list.ValueKind != JsonValueKind.Null)
        {
            if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.String))
            {
                return null;
            }

            permissions = [.. list.EnumerateArray().Select(entry => entry.GetString()!)];
        }

        var behaviour = json.TryGetProperty("PermissionBehavior", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : "Replace";
        return behaviour is "Replace" or "Add" or "Remove"
            ? new RoleChange(name.GetString()!, json.TryGetProperty("Description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null, permissions, behaviour)
            : null;
    }

    private sealed record RoleChange(string Name, string? Description, ImmutableArray<string> Permissions, string Behaviour)
    {
        public Role Apply(Role? before)
        {
            var had = before?.Permissions ?? ImmutableSortedSet<string>.Empty;
            var has = Behaviour switch
            {
                "Add" => had.Union(Permissions),
                "Remove" => had.Except(Permissions),
                _ => Permissions.ToImmutableSortedSet(StringComparer.Ordinal),
            };
            return new Role(before?.Name ?? Name, Description ?? before?.Description ?? "", has.WithComparer(StringComparer.Ordinal));
        }
    }

    private sealed class Planned(List<RoleChange> changes) : PlannedStep
    {
        public override async Task RunAsync(RecipeRun run, Action<int> progress, CancellationToken cancellationToken)
        {
            var roles = (await run.Unit.RolesAsync(cancellationToken)).ToDictionary(role => role.Name, StringComparer.OrdinalIgnoreCase);
            var changed = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase);
            foreach (var change in changes)
            {
                var before = roles.GetValueOrDefault(change.Name);
                var after = change.Apply(before);
                var isChanged = before is null || before.Description != after.Description || !before.Permissions.SetEquals(after.Permissions);
                run.Count(this, "Roles", !isChanged ? Counted.Unchanged : before is null ? Counted.Created : Counted.Updated);
                if (isChanged)
                {
                    roles[change.Name] = changed[change.Name] = after;
                }
            }

            if (changed.Count > 0 && run.Demand(Permission.ManageRoles))
            {
                run.Unit.WriteRoles(changed.Values, run.Audit("ChangeRoles"));
            }
        }
    }
}
