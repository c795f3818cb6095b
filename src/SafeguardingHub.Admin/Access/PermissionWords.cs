using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Admin.Access;

/// <summary>Permissions in words for people.</summary>
public static class PermissionWords
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        [Permission.AccessAdminPanel] = "use the editors' pages",
        [Permission.ListContent] = "see the list of content",
        [Permission.PreviewContent] = "see drafts",
        [Permission.EditContent] = "write and change content",
        [Permission.PublishContent] = "publish content",
        [Permission.DeleteContent] = "delete content",
        [Permission.ManageMedia] = "add and change files",
        [Permission.ManageUsers] = "invite people and change what they may do",
        [Permission.ViewAuditTrail] = "see who changed what",
        [Permission.ManageSettings] = "change the site's settings",
        [Permission.EditContentTypes] = "change the kinds of content",
        [Permission.Import] = "run recipes",
        [Permission.Export] = "export content",
    };

    /// <summary>What a permission lets somebody do, after "may" or "to".</summary>
    public static string Of(string permission) => Known.GetValueOrDefault(permission, "do this");
}
