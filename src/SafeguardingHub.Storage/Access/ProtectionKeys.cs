using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Access;

/// <summary>Data Protection's keys in the hub's database, so that all nodes, and a restored hub, read the same cookies.</summary>
internal sealed class ProtectionKeys(HubContexts contexts) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    // The interface is synchronous; keys are read at start-up and written once in 90 days.
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.Create();
        return [.. context.Set<ProtectionKeyRow>().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.Create();
        context.Add(new ProtectionKeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;
}
