# For scripts at the root of the repository: builds the operator once and defines
# "operator ARGUMENT...", which runs it. CONFIGURATION is Debug (default) or Release.

configuration=${CONFIGURATION:-Debug}
dotnet build src/Heat.Operator -c "$configuration" -v q -tl:off --nologo >&2

operator() { dotnet "artifacts/bin/Heat.Operator/${configuration,,}/Heat.Operator.dll" "$@"; }
