# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Packages are restored from project files alone, so that a change of code does not repeat it.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Heat.Api/*.csproj src/Heat.Api/
COPY src/Heat.Engine/*.csproj src/Heat.Engine/
COPY src/Heat.Kubernetes/*.csproj src/Heat.Kubernetes/
COPY src/Heat.OpenStack/*.csproj src/Heat.OpenStack/
COPY src/Heat.Operator/*.csproj src/Heat.Operator/
COPY src/Heat.Resources/*.csproj src/Heat.Resources/
COPY src/Heat.Templates/*.csproj src/Heat.Templates/
RUN dotnet restore src/Heat.Operator

COPY src/ src/
ARG VERSION=dev
RUN dotnet publish src/Heat.Operator --no-restore --configuration Release --output /app \
    -p:SourceRevisionId="${VERSION}"

# No shell and no package manager.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
ARG VERSION=dev
LABEL org.opencontainers.image.title="heat-operator" \
      org.opencontainers.image.description="Converges OpenStack to the HOT templates of Stack resources." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}"
ENV DOTNET_gcServer=0 \
    DOTNET_EnableDiagnostics=0
WORKDIR /app
COPY --from=build /app ./
USER 65532:65532
# 8080: /metrics. 8081: /healthz and /readyz, which the kubelet asks.
EXPOSE 8080 8081
ENTRYPOINT ["dotnet", "Heat.Operator.dll"]
