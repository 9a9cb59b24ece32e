#!/usr/bin/env pwsh
# Builds the site, and SiteGen itself; build.sh does the same. `./build.ps1 help` lists the targets.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
Set-Location $root
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

$usage = @'
./build.ps1 [TARGET] [ARGUMENTS]

  build   build the site from seeds/ into site/; the arguments go to `sitegen build`
  test    run all tests; the arguments go to `dotnet test`
  serve   live preview; the arguments go to `sitegen serve`
  tool    publish the fastest runnable there can be here to artifacts/sitegen/
  pack    pack the .NET tool into artifacts/packages/
  bench   run the benchmarks; the arguments say which
'@
$release = 'src/SiteGen.Cli/bin/Release/net10.0/sitegen.dll'
$quiet = '--configuration', 'Release', '--verbosity', 'quiet'
$onWindows = $env:OS -eq 'Windows_NT'

function Write-Talk([string] $message) { [Console]::Error.WriteLine($message) }

# The SDK that global.json asks for: on PATH, else in .dotnet/, put there if need be.
function Use-Sdk {
  if (Test-Sdk) { return }
  $env:DOTNET_ROOT = "$root/.dotnet"
  $env:PATH = $env:DOTNET_ROOT + [IO.Path]::PathSeparator + $env:PATH
  if (Test-Sdk) { return }
  $version = [regex]::Match([IO.File]::ReadAllText("$root/global.json"), '"sdk".*?"version": *"([^"]+)"').Groups[1].Value
  Write-Talk "installing the .NET SDK $version into .dotnet/"
  try { Install-Sdk $version *> $null } catch { Write-Talk "$_" }
  if (Test-Sdk) { return }
  Write-Talk "SiteGen needs the .NET SDK $version or a later 10.0: install it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again."
  exit 4
}

function Test-Sdk {
  if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) { return $false }
  try { dotnet --version *> $null } catch { return $false }
  $LASTEXITCODE -eq 0
}

function Install-Sdk([string] $version) {
  if ($onWindows) {
    $installer = Invoke-WebRequest https://dot.net/v1/dotnet-install.ps1 -UseBasicParsing -TimeoutSec 120
    & ([scriptblock]::Create($installer)) -Version $version -InstallDir $env:DOTNET_ROOT -NoPath
  }
  else {
    bash -c "curl -fsSL --connect-timeout 15 --max-time 120 https://dot.net/v1/dotnet-install.sh | bash -s -- --version $version --install-dir .dotnet --no-path"
  }
}

# Runs the command; compiles it first where a source is newer.
function Invoke-SiteGen([string[]] $arguments) {
  Use-Sdk
  if (Test-Stale) {
    Write-Talk 'compiling SiteGen'
    Invoke-Compiler 'msbuild', 'src/SiteGen.Cli', '-restore', '-nologo', '-verbosity:quiet', '-property:Configuration=Release'
    [IO.File]::SetLastWriteTimeUtc("$root/$release", [DateTime]::UtcNow)
  }
  dotnet $release @arguments
}

function Test-Stale {
  if (-not [IO.File]::Exists("$root/$release")) { return $true }
  $built = [IO.File]::GetLastWriteTimeUtc("$root/$release")
  $sources = @([IO.Directory]::GetFiles($root, 'Directory.*')) + "$root/global.json"
  foreach ($folder in 'src', 'templates') { $sources += [IO.Directory]::GetFileSystemEntries("$root/$folder", '*', 'AllDirectories') }
  foreach ($source in $sources) {
    if ($source -notmatch '[\\/](bin|obj)([\\/]|$)' -and [IO.File]::GetLastWriteTimeUtc($source) -gt $built) { return $true }
  }
  $false
}

# What the compiler says is talk: results alone go to standard output.
function Invoke-Compiler([string[]] $arguments) {
  dotnet @arguments | ForEach-Object { Write-Talk $_ }
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

# Whether what the ahead-of-time compiler makes can be linked here.
function Test-Linker {
  if ($onWindows) {
    $vswhere = "${env:ProgramFiles(x86)}/Microsoft Visual Studio/Installer/vswhere.exe"
    return [IO.File]::Exists($vswhere) -and [bool](& $vswhere -latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath)
  }
  bash -c 'if [ "$(uname)" = Darwin ]; then xcrun --find clang; else command -v objcopy && echo "int main(void) { return 0; }" | "$(command -v clang || command -v gcc)" -x c -o /dev/null -; fi' *> $null
  $LASTEXITCODE -eq 0
}

function Publish-Tool([string[]] $arguments) {
  Use-Sdk
  $made, $property = 'Native AOT', 'NativeTool'
  if (-not (Test-Linker)) { $made, $property = 'ReadyToRun, since there is no linker for Native AOT here (Windows: the C++ tools of Visual Studio)', 'ReadyToRunTool' }
  Invoke-Compiler (@('publish', 'src/SiteGen.Cli') + $quiet + @('--output', 'artifacts/sitegen', "-p:$property=true") + $arguments)
  "artifacts/sitegen/sitegen: $made"
}

[string[]] $all = if ($args.Count -eq 0) { 'build' } elseif ($args[0] -in '-h', '--help') { 'help' } elseif ("$($args[0])" -like '-*') { @('build') + $args } else { $args }
$target = $all[0]
$rest = [Linq.Enumerable]::ToArray([Linq.Enumerable]::Skip($all, 1))
switch ($target) {
  { $_ -in 'build', 'serve' } { Invoke-SiteGen (@($target) + $rest) }
  'test' { Publish-Tool; dotnet test --solution SiteGen.sln --configuration Release @rest }
  'tool' { Publish-Tool $rest }
  'pack' { Use-Sdk; dotnet pack src/SiteGen.Cli @quiet --output artifacts/packages @rest }
  'bench' { Use-Sdk; dotnet run --project benchmarks/SiteGen.Benchmarks @quiet '--' @rest }
  'help' { $usage; exit 0 }
  default { Write-Talk "there is no target ``$target```n`n$usage"; exit 2 }
}
exit $LASTEXITCODE
