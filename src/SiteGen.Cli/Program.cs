using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SiteGen.Cli;

CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(ExitCode.Interrupted));

return CommandLine.Run(CommandLine.Root(), args, Console.Error);
