# The one entry point of a contributor. A target that needs more than a line calls a script in hack/.

SHELL := /usr/bin/env bash -o pipefail
.DEFAULT_GOAL := help
.NOTPARALLEL:

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1
export DOTNET_CLI_UI_LANGUAGE := en

SOLUTION ?= Heat.Operator.sln
CONFIGURATION ?= Debug
IMAGE ?= heat-operator:dev
KUBECTL ?= hack/dev-cluster kubectl
BUILD_FLAGS ?= -v q -tl:off
export CONFIGURATION

##@ General

.PHONY: help
help: ## Show this help
	@awk 'BEGIN { FS = ":.*## "; print "\nUsage: make TARGET [VARIABLE=value]" } \
		/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ Develop

.PHONY: build
build: ## Build everything
	dotnet build $(SOLUTION) -c $(CONFIGURATION) $(BUILD_FLAGS)

.PHONY: fmt
fmt: ## Format the code
	dotnet format whitespace $(SOLUTION)
	dotnet format style $(SOLUTION)

.PHONY: lint
lint: ## Check formatting, run the slow analyzers, check the scripts
	hack/lint

.PHONY: test
test: ## Run all tests that need no cloud: [FILTER='FullyQualifiedName~Name'] [UPDATE_GOLDEN=1]
	hack/test

.PHONY: test-golden
test-golden: ## Compare the template language with Heat's own results: [HEAT_GOLDEN_DIR=dir] [GOLDEN_AREAS=a,b]
	hack/test-golden

.PHONY: fuzz
fuzz: ## Feed the template language with a million inputs that nobody would write: [COUNT=1000000]
	hack/fuzz $(COUNT)

.PHONY: test-e2e
test-e2e: ## Run the end-to-end tests against a real cloud: CLOUDS=clouds.yaml [CLOUD=name]
	hack/test-e2e

.PHONY: chaos
chaos: ## Kill leaders and restart the API server while stacks are created, and count in the cloud: [KILLS=20] [TIMES=3]
	hack/kill-loop $(or $(KILLS),20)
	hack/take-over $(or $(TIMES),3)
	hack/restart-apiserver $(or $(TIMES),3)

.PHONY: bench
bench: ## Run the benchmarks
	dotnet run --project tests/Heat.Benchmarks -c Release -- $(ARGS)

.PHONY: demo
demo: ## Show the whole thing at work: a control plane, a simulated cloud, the operator and a stack
	hack/demo

.PHONY: run
run: ## The same surroundings as the demo's, left running until interrupted
	hack/run

.PHONY: clean
clean: ## Delete what was built here (the development cluster's cache stays)
	rm -rf artifacts tests/artifacts

##@ Generate

.PHONY: manifests
manifests: ## Write the CRDs from the C# entities, and the chart's copies of config/
	hack/manifests

.PHONY: docs
docs: ## Write the generated parts of the documentation
	hack/docs

.PHONY: verify
verify: ## Check that generated files are up to date and that a real API server accepts the manifests
	hack/verify

##@ Ship

.PHONY: cli
cli: ## Publish the heat command, also as kubectl plug-in
	hack/publish-cli

.PHONY: docker-build
docker-build: ## Build the container image: IMAGE=name:tag
	@docker info >/dev/null 2>&1 || { echo 'no Docker daemon answers; an image can be built where one does' >&2; exit 1; }
	docker build --tag $(IMAGE) --build-arg VERSION=$$(git describe --always --dirty) .

.PHONY: docker-push
docker-push: ## Push the container image: IMAGE=name:tag
	docker push $(IMAGE)

.PHONY: chart
chart: ## Lint, render and package the Helm chart
	hack/chart

##@ Cluster (the one of KUBECONFIG, or the development cluster)

.PHONY: cluster
cluster: ## Start the development cluster and print its kubeconfig
	@hack/dev-cluster up

.PHONY: install
install: ## Install the CRDs
	$(KUBECTL) apply --validate=warn -k config/crd

.PHONY: uninstall
uninstall: no-stacks ## Remove the CRDs; refuses while there are Stacks
	$(KUBECTL) delete --ignore-not-found -k config/crd

.PHONY: deploy
deploy: ## Install the CRDs and the operator: IMAGE=name:tag
	$(KUBECTL) kustomize config/default | sed 's#image: heat-operator:.*#image: $(IMAGE)#' | $(KUBECTL) apply --validate=warn -f -

.PHONY: undeploy
undeploy: no-stacks ## Remove the operator and the CRDs; refuses while there are Stacks
	$(KUBECTL) delete --ignore-not-found -k config/default

# Without the operator nobody removes the cloud objects of a Stack, and the Stack cannot go.
.PHONY: no-stacks
no-stacks:
	@[ -z "$$($(KUBECTL) get stacks.orchestration.openstack.org --all-namespaces --output name 2>/dev/null)" ] || \
		{ echo 'There are Stacks. Delete them first, and wait until they are gone: kubectl delete stacks --all --all-namespaces' >&2; exit 1; }
