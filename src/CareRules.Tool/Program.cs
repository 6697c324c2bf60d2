using System.Text;
using CareRules.Tool;

// Bytes are the same everywhere: UTF-8 without a mark, LF, whatever the console's code page is.
UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
using CancellationTokenSource interrupted = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

using StreamWriter output = new(Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
using StreamWriter error = new(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
return CommandLine.Run(args, new ToolIo(output, error)
{
    OpenInput = Console.OpenStandardInput,
    Today = DateOnly.FromDateTime(DateTime.Now),
    IsErrorTerminal = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
    Interrupted = interrupted.Token,
});
