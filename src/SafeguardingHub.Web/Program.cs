using System.CommandLine;
using SafeguardingHub.Web;
using SafeguardingHub.Web.CommandLine;

// Without a verb, or with `serve`, the host serves, and every argument is ordinary ASP.NET Core configuration.
var asksForHelp = args is ["--help" or "-h" or "-?" or "--version", ..] or ["serve", "--help" or "-h" or "-?", ..];
if (!asksForHelp && (args is not [var verb, ..] || verb == "serve" || verb.StartsWith('-')))
{
    return await HubHost.ServeAsync(args is ["serve", .. var rest] ? rest : args, Console.Error);
}

var root = new RootCommand("SafeguardingHub: serves the hub, and works on its content from the command line.")
{
    new Command("serve", "Serve the hub (the default). Options: --data FOLDER, --database sqlite|postgres, --urls ADDRESSES, and any configuration key as --Section:Key VALUE."),
    RecipeCommands.Create(Console.Out, Console.Error),
    IndexCommands.Create(Console.Out, Console.Error),
    CheckCommand.Create(Console.Out, Console.Error),
    UserCommands.Create(Console.Out, Console.Error),
    AuditCommands.Create(Console.Out, Console.Error),
};
return await root.Parse(args).InvokeAsync();

/// <summary>The entry point; public for the tests' WebApplicationFactory.</summary>
public partial class Program;
