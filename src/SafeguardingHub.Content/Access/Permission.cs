namespace SafeguardingHub.Content.Access;

/// <summary>Orchard Core's permission names. A role holds names as data, so names that the hub does not know are kept.</summary>
public static class Permission
{
    /// <summary>Everything, everywhere the grant holds.</summary>
    public const string SiteOwner = "SiteOwner";

    /// <summary>See published content.</summary>
    public const string ViewContent = "ViewContent";

    /// <summary>See drafts and history.</summary>
    public const string PreviewContent = "PreviewContent";

    /// <summary>Create content and save drafts.</summary>
    public const string EditContent = "EditContent";

    /// <summary>Make content live, and withdraw it.</summary>
    public const string PublishContent = "PublishContent";

    /// <summary>Remove content.</summary>
    public const string DeleteContent = "DeleteContent";

    /// <summary>Change content definitions.</summary>
    public const string EditContentTypes = "EditContentTypes";

    /// <summary>Run recipes.</summary>
    public const string Import = "Import";

    /// <summary>Write recipes.</summary>
    public const string Export = "Export";

    /// <summary>Change site settings.</summary>
    public const string ManageSettings = "ManageSettings";

    /// <summary>Change roles and grants.</summary>
    public const string ManageRoles = "ManageRoles";

    /// <summary>Enter the editors' screens at all.</summary>
    public const string AccessAdminPanel = "AccessAdminPanel";

    /// <summary>See lists of content, drafts included.</summary>
    public const string ListContent = "ListContent";

    /// <summary>Copy content into a new draft.</summary>
    public const string CloneContent = "CloneContent";

    /// <summary>Make somebody else the owner of content.</summary>
    public const string EditContentOwner = "EditContentOwner";

    /// <summary>See who changed what.</summary>
    public const string ViewAuditTrail = "ViewAuditTrail";

    /// <summary>Invite people, switch their accounts off and on.</summary>
    public const string ManageUsers = "ManageUsers";

    /// <summary>Use the content API at all.</summary>
    public const string AccessContentApi = "AccessContentApi";

    /// <summary>Ask the Lucene indexes through the API.</summary>
    public const string QueryLuceneApi = "QueryLuceneApi";

    /// <summary>Run every stored query through the API.</summary>
    public const string ExecuteApiAll = "ExecuteApiAll";

    /// <summary>Change stored queries.</summary>
    public const string ManageQueries = "ManageQueries";

    /// <summary>Change the Lucene indexes.</summary>
    public const string ManageLuceneIndexes = "ManageLuceneIndexes";

    /// <summary>Add and replace media files.</summary>
    public const string ManageMedia = "ManageMediaContent";

    /// <summary>Run the stored query of that name through the API.</summary>
    public static string ExecuteApi(string query) => "ExecuteApi_" + query;
}
