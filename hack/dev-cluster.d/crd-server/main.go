package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"k8s.io/apiextensions-apiserver/pkg/apihelpers"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	listers "k8s.io/apiextensions-apiserver/pkg/client/listers/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/cmd/server/options"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	genericapiserver "k8s.io/apiserver/pkg/server"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/util/workqueue"
	"k8s.io/component-base/cli"
	"k8s.io/klog/v2"

	"github.com/spf13/cobra"
)

const (
	manager   = "crd-server"
	namespace = "kube-system"
	service   = "crds"
)

var (
	services    = schema.GroupVersionResource{Version: "v1", Resource: "services"}
	apiServices = schema.GroupVersionResource{Group: "apiregistration.k8s.io", Version: "v1", Resource: "apiservices"}
)

func main() {
	o := options.NewCustomResourceDefinitionsServerOptions(os.Stdout, os.Stderr)
	cmd := &cobra.Command{
		Use:               manager,
		PersistentPreRunE: func(*cobra.Command, []string) error { return o.ServerRunOptions.ComponentGlobalsRegistry.Set() },
		RunE:              func(c *cobra.Command, _ []string) error { return run(c.Context(), o) },
	}
	cmd.SetContext(genericapiserver.SetupSignalContext())
	o.AddFlags(cmd.Flags())
	os.Exit(cli.Run(cmd))
}

func run(ctx context.Context, o *options.CustomResourceDefinitionsServerOptions) error {
	if err := o.Complete(); err != nil {
		return err
	}
	if err := o.Validate(); err != nil {
		return err
	}
	config, err := o.Config()
	if err != nil {
		return err
	}
	config.GenericConfig.BuildHandlerChainFunc = func(handler http.Handler, c *genericapiserver.Config) http.Handler {
		return hideFromCore(genericapiserver.DefaultBuildHandlerChain(handler, c))
	}
	server, err := config.Complete().New(genericapiserver.NewEmptyDelegate())
	if err != nil {
		return err
	}
	core, err := clientcmd.BuildConfigFromFlags("", o.RecommendedOptions.CoreAPI.CoreAPIKubeconfigPath)
	if err != nil {
		return err
	}
	client, err := dynamic.NewForConfig(core)
	if err != nil {
		return err
	}
	crds := server.Informers.Apiextensions().V1().CustomResourceDefinitions()
	r := &registrar{
		client: client,
		lister: crds.Lister(),
		port:   int64(o.RecommendedOptions.SecureServing.BindPort),
		queue:  workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[schema.GroupVersion]()),
	}
	if _, err := crds.Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    r.enqueue,
		UpdateFunc: func(before, after interface{}) { r.enqueue(before); r.enqueue(after) },
		DeleteFunc: r.enqueue,
	}); err != nil {
		return err
	}
	server.GenericAPIServer.AddPostStartHookOrDie("register-with-aggregator", r.start)
	return server.GenericAPIServer.PrepareRun().RunWithContext(ctx)
}

// The core API server has a custom resource handler of its own, which must not
// see the definitions kept here: it would serve their groups itself.
func hideFromCore(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Remote-User") == "system:apiserver" &&
			r.URL.Path == "/apis/apiextensions.k8s.io/v1/customresourcedefinitions" {
			query := r.URL.Query()
			query.Set("labelSelector", "crd-server/visible-to-core")
			r.URL.RawQuery = query.Encode()
		}
		next.ServeHTTP(w, r)
	})
}

type registrar struct {
	client   dynamic.Interface
	lister   listers.CustomResourceDefinitionLister
	port     int64
	queue    workqueue.TypedRateLimitingInterface[schema.GroupVersion]
	loopback *http.Client
	base     string
}

func (r *registrar) enqueue(obj interface{}) {
	if tombstone, ok := obj.(cache.DeletedFinalStateUnknown); ok {
		obj = tombstone.Obj
	}
	if crd, ok := obj.(*apiextensionsv1.CustomResourceDefinition); ok {
		for _, version := range crd.Spec.Versions {
			r.queue.Add(schema.GroupVersion{Group: crd.Spec.Group, Version: version.Name})
		}
	}
}

func (r *registrar) start(ctx genericapiserver.PostStartHookContext) error {
	var err error
	if r.loopback, err = rest.HTTPClientFor(ctx.LoopbackClientConfig); err != nil {
		return err
	}
	r.base = ctx.LoopbackClientConfig.Host
	if err := r.apply(ctx, services, namespace, service, "v1", "Service", map[string]interface{}{
		"type":         "ExternalName",
		"externalName": "localhost",
		"ports":        []interface{}{map[string]interface{}{"port": r.port, "protocol": "TCP"}},
	}); err != nil {
		return err
	}
	own := schema.GroupVersion{Group: "apiextensions.k8s.io", Version: "v1"}
	if err := r.register(ctx, own, 16700); err != nil {
		return err
	}
	go func() { <-ctx.Done(); r.queue.ShutDown() }()
	go func() {
		for {
			gv, quit := r.queue.Get()
			if quit {
				return
			}
			if err := r.sync(ctx, gv); err != nil {
				klog.V(2).InfoS("Will retry", "groupVersion", gv, "reason", err)
				r.queue.AddRateLimited(gv)
			} else {
				r.queue.Forget(gv)
			}
			r.queue.Done(gv)
		}
	}()
	return nil
}

func (r *registrar) sync(ctx context.Context, gv schema.GroupVersion) error {
	crds, err := r.lister.List(labels.Everything())
	if err != nil {
		return err
	}
	for _, crd := range crds {
		if crd.Spec.Group == gv.Group && apihelpers.HasServedCRDVersion(crd, gv.Version) &&
			apihelpers.IsCRDConditionTrue(crd, apiextensionsv1.Established) {
			// Register what is served already: a failed availability check costs seconds.
			response, err := r.loopback.Get(r.base + "/apis/" + gv.String())
			if err != nil {
				return err
			}
			response.Body.Close()
			if response.StatusCode != http.StatusOK {
				return fmt.Errorf("not served yet: %s", response.Status)
			}
			return r.register(ctx, gv, 1000)
		}
	}
	err = r.client.Resource(apiServices).Delete(ctx, gv.Version+"."+gv.Group, metav1.DeleteOptions{})
	if apierrors.IsNotFound(err) {
		return nil
	}
	return err
}

func (r *registrar) register(ctx context.Context, gv schema.GroupVersion, priority int64) error {
	return r.apply(ctx, apiServices, "", gv.Version+"."+gv.Group, "apiregistration.k8s.io/v1", "APIService", map[string]interface{}{
		"group":                 gv.Group,
		"version":               gv.Version,
		"groupPriorityMinimum":  priority,
		"versionPriority":       int64(100),
		"insecureSkipTLSVerify": true, // both ends are on loopback
		"service":               map[string]interface{}{"namespace": namespace, "name": service, "port": r.port},
	})
}

func (r *registrar) apply(ctx context.Context, resource schema.GroupVersionResource, namespace, name, apiVersion, kind string, spec map[string]interface{}) error {
	object := &unstructured.Unstructured{Object: map[string]interface{}{
		"apiVersion": apiVersion,
		"kind":       kind,
		"metadata":   map[string]interface{}{"name": name},
		"spec":       spec,
	}}
	patch, err := object.MarshalJSON()
	if err != nil {
		return err
	}
	client := r.client.Resource(resource).Namespace(namespace)
	_, err = client.Patch(ctx, name, types.MergePatchType, patch, metav1.PatchOptions{FieldManager: manager})
	if apierrors.IsNotFound(err) {
		_, err = client.Create(ctx, object, metav1.CreateOptions{FieldManager: manager})
	}
	return err
}
