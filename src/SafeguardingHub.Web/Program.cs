using System.CommandLine;
using SafeguardingHub.Web;
using SafeguardingHub.Web.CommandLine;

// Without a verb, or with `serve`, the host serves, and every argument is ordinary ASP.NET Core configuration.
if (args is not [var verb, ..] || verb == "serve" || verb.StartsWith('-'))
{
    return await HubHost.ServeAsync(args is ["serve", .. var rest] ? rest : args, Console.Error);
}

var root = new RootCommand("SafeguardingHub: 'serve' (the default), and work on content from the command line.")
{
    RecipeCommands.Create(Console.Out, Console.Error),
};
return await root.Parse(args).InvokeAsync();

/// <summary>The entry point; public for the tests' WebApplicationFactory.</summary>
public partial class Program;
