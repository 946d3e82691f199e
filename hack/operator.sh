# For scripts at the root of the repository: builds the operator and the command line once and
# defines "operator ARGUMENT..." and "heat ARGUMENT...", which run them. CONFIGURATION is Debug (default) or Release.

configuration=${CONFIGURATION:-Debug}
dotnet build src/Heat.Operator -c "$configuration" -v q -tl:off --nologo >&2
dotnet build src/Heat.Cli -c "$configuration" -v q -tl:off --nologo >&2

operator() { dotnet "artifacts/bin/Heat.Operator/${configuration,,}/Heat.Operator.dll" "$@"; }
heat() { dotnet "artifacts/bin/Heat.Cli/${configuration,,}/heat.dll" "$@"; }
