#!/usr/bin/env pwsh
# Builds the site, and SiteGen itself; build.sh does the same. `./build.ps1 help` lists the targets.
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

$usage = @'
./build.ps1 [TARGET] [ARGUMENTS]

  build   build the site from seeds/ into site/; the arguments go to `sitegen build`
  test    run all tests; the arguments go to `dotnet test`
  serve   live preview; the arguments go to `sitegen serve`
  tool    publish the fastest runnable there can be here to artifacts/sitegen/
  pack    pack the .NET tool into artifacts/packages/
  bench   run the benchmarks
'@
$release = 'src/SiteGen.Cli/bin/Release/net10.0/sitegen.dll'
$quiet = '--configuration', 'Release', '--verbosity', 'quiet', '-tl:off', '-clp:ErrorsOnly'
$onWindows = $env:OS -eq 'Windows_NT'

function Stop-Build([string] $message, [int] $code) {
  [Console]::Error.WriteLine($message)
  exit $code
}

function Test-Sdk {
  if (-not (Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue)) { return $false }
  dotnet --version 2>&1 | Out-Null
  $LASTEXITCODE -eq 0
}

# The SDK that global.json asks for: on PATH, else in .dotnet/, put there if need be.
function Use-Sdk {
  if (Test-Sdk) { return }
  $env:DOTNET_ROOT = Join-Path $PSScriptRoot '.dotnet'
  $env:PATH = $env:DOTNET_ROOT + [IO.Path]::PathSeparator + $env:PATH
  if (Test-Sdk) { return }
  $version = (Get-Content global.json -Raw | ConvertFrom-Json).sdk.version
  [Console]::Error.WriteLine("installing the .NET SDK $version into .dotnet/")
  try {
    New-Item .dotnet -ItemType Directory -Force | Out-Null
    Invoke-WebRequest https://dot.net/v1/dotnet-install.ps1 -OutFile .dotnet/dotnet-install.ps1 -TimeoutSec 120 -UseBasicParsing
    & .dotnet/dotnet-install.ps1 -Version $version -InstallDir .dotnet -NoPath *> .dotnet/install.log
    if (Test-Sdk) { return }
  }
  catch {
    $_ | Out-String | Add-Content .dotnet/install.log
  }
  Stop-Build "SiteGen needs the .NET SDK $version or a later 10.0: install it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again." 4
}

# What a command prints while it works is talk: results alone go to standard output.
function Invoke-Quietly {
  & $args[0] $args[1] 2>&1 | ForEach-Object { [Console]::Error.WriteLine($_) }
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Test-Stale {
  if (-not (Test-Path $release)) { return $true }
  $built = (Get-Item $release).LastWriteTimeUtc
  $sources = Get-ChildItem src, templates -Recurse | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)([\\/]|$)' }
  [bool](@($sources) + @(Get-ChildItem *.props, *.targets, global.json) | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

# Runs the command; compiles it first where a source is newer.
function Invoke-SiteGen([string[]] $arguments) {
  Use-Sdk
  if (Test-Stale) {
    [Console]::Error.WriteLine('compiling SiteGen')
    Invoke-Quietly dotnet (@('build', 'src/SiteGen.Cli') + $quiet)
    (Get-Item $release).LastWriteTimeUtc = [DateTime]::UtcNow
  }
  dotnet $release @arguments
}

# Whether what the ahead-of-time compiler makes can be linked here.
function Test-Linker {
  if ($onWindows) {
    $vswhere = "${env:ProgramFiles(x86)}/Microsoft Visual Studio/Installer/vswhere.exe"
    return (Test-Path $vswhere) -and [bool](& $vswhere -latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath)
  }
  bash -c 'if [ "$(uname)" = Darwin ]; then xcrun --find clang; else command -v objcopy && echo "int main(void) { return 0; }" | "$(command -v clang || command -v gcc)" -x c -o /dev/null -; fi' *> $null
  $LASTEXITCODE -eq 0
}

function Publish-Tool([string[]] $arguments) {
  Use-Sdk
  $made, $property = if (Test-Linker) { 'Native AOT', 'NativeTool' }
  else { 'ReadyToRun, since there is no linker for Native AOT here (Windows: the C++ tools of Visual Studio)', 'ReadyToRunTool' }
  Invoke-Quietly dotnet (@('publish', 'src/SiteGen.Cli') + $quiet + @('--output', 'artifacts/sitegen', "-p:$property=true") + $arguments)
  "artifacts/sitegen/sitegen: $made"
}

$target, $rest = if ($args.Count -eq 0) { , 'build' } elseif ($args[0] -in '-h', '--help') { , 'help' } elseif ("$($args[0])".StartsWith('-')) { @('build') + $args } else { $args }
$rest = @($rest | Where-Object { $null -ne $_ })
$global:LASTEXITCODE = 0
switch ($target) {
  { $_ -in 'build', 'serve' } { Invoke-SiteGen (@($target) + $rest) }
  'test' { Publish-Tool; dotnet test --solution SiteGen.sln --configuration Release @rest }
  'tool' { Publish-Tool $rest }
  'pack' { Use-Sdk; dotnet pack src/SiteGen.Cli @quiet --output artifacts/packages @rest }
  'bench' { Stop-Build 'there are no benchmarks yet' 4 }
  'help' { $usage }
  default { Stop-Build "there is no target ``$target```n`n$usage" 2 }
}
exit $LASTEXITCODE
