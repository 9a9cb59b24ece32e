#!/usr/bin/env bash
# Builds the site, and SiteGen itself; build.ps1 does the same. `./build.sh help` lists the targets.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

usage='./build.sh [TARGET] [ARGUMENTS]

  build   build the site from seeds/ into site/; the arguments go to `sitegen build`
  test    run all tests; the arguments go to `dotnet test`
  serve   live preview; the arguments go to `sitegen serve`
  tool    publish the fastest runnable there can be here to artifacts/sitegen/
  pack    pack the .NET tool into artifacts/packages/
  bench   run the benchmarks; the arguments say which'
release=src/SiteGen.Cli/bin/Release/net10.0/sitegen.dll
quiet=(--configuration Release --verbosity quiet)

# The SDK that global.json asks for: on PATH, else in .dotnet/, put there if need be.
sdk() {
  if dotnet --version >/dev/null 2>&1; then return; fi
  export DOTNET_ROOT="$PWD/.dotnet" PATH="$PWD/.dotnet:$PATH"
  if dotnet --version >/dev/null 2>&1; then return; fi
  local version
  version=$(sed -n 's/.*"sdk".*"version": *"\([^"]*\)".*/\1/p' global.json)
  echo "installing the .NET SDK $version into .dotnet/" >&2
  mkdir -p .dotnet
  if download https://dot.net/v1/dotnet-install.sh >.dotnet/dotnet-install.sh 2>/dev/null &&
    bash .dotnet/dotnet-install.sh --version "$version" --install-dir .dotnet --no-path >.dotnet/install.log 2>&1 &&
    dotnet --version >/dev/null 2>>.dotnet/install.log; then return; fi
  echo "SiteGen needs the .NET SDK $version or a later 10.0: install it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again." >&2
  exit 4
}

download() {
  if command -v curl >/dev/null; then curl -fsSL --connect-timeout 15 --max-time 120 "$1"; else wget -q -T 15 -t 2 -O - "$1"; fi
}

# Runs the command; compiles it first where a source is newer.
sitegen() {
  sdk
  if [ ! -e $release ] || [ -n "$(find src templates ./*.props ./*.targets global.json \( -name bin -o -name obj \) -prune -o -newer $release -print -quit)" ]; then
    echo 'compiling SiteGen' >&2
    dotnet msbuild src/SiteGen.Cli -restore -nologo -verbosity:quiet -property:Configuration=Release >&2
    touch $release
  fi
  dotnet $release "$@"
}

# Whether what the ahead-of-time compiler makes can be linked here.
links() {
  case "$(uname)" in
    Darwin) xcrun --find clang ;;
    Linux) command -v objcopy && echo 'int main(void) { return 0; }' | "$(command -v clang || command -v gcc)" -x c -o /dev/null - ;;
    *) false ;;
  esac >/dev/null 2>&1
}

tool() {
  sdk
  local made='Native AOT' property=NativeTool
  links || { made='ReadyToRun, since there is no linker for Native AOT here (Debian: apt-get install clang)' property=ReadyToRunTool; }
  dotnet publish src/SiteGen.Cli "${quiet[@]}" --output artifacts/sitegen -p:$property=true "$@" >&2
  echo "artifacts/sitegen/sitegen: $made"
}

case "${1:-}" in
  -h | --help) set -- help ;;
  '' | -*) set -- build "$@" ;;
esac
target=$1
shift
case "$target" in
  build | serve) sitegen "$target" "$@" ;;
  test) tool && dotnet test --solution SiteGen.sln --configuration Release "$@" ;;
  tool) tool "$@" ;;
  pack) sdk && dotnet pack src/SiteGen.Cli "${quiet[@]}" --output artifacts/packages "$@" ;;
  bench) sdk && dotnet run --project benchmarks/SiteGen.Benchmarks "${quiet[@]}" -- "$@" ;;
  help) echo "$usage" ;;
  *) printf '%s\n' "there is no target \`$target\`" '' "$usage" >&2 && exit 2 ;;
esac
