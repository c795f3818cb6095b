namespace SafeguardingHub.Content.Items;

/// <summary>The address of a link, as it stands in a text.</summary>
public static class LinkAddress
{
    /// <summary>Its path as the server will read it: without query and fragment, and with escaped characters as they are meant.</summary>
    public static string PathOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var end = address.AsSpan().IndexOfAny('?', '#');
        return Uri.UnescapeDataString(end < 0 ? address : address[..end]);
    }

    /// <summary>The place in this site to which it leads; null where it leads elsewhere, or to what no item can be at, such as a file.</summary>
    public static ContentPath? PlaceOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && ContentPath.TryParse(PathOf(address), out var path, out _) ? path : null;
    }
}
