package main

import (
	"context"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/server"
	"nnlecture/lecture/web"
	"nnlecture/notebooks/chromium"
)

// shared is one server for all tests: none of them changes the site.
var shared = sync.OnceValues(func() (*httptest.Server, error) {
	root, err := projectRoot()
	if err != nil {
		return nil, err
	}
	b := &builder.Builder{Root: root, Warn: func(string, ...any) {}} // TestLinksLeadSomewhere reads the warnings
	return httptest.NewServer(server.New(context.Background(), b)), nil
})

// site returns the address of the lecture's server.
func site(t *testing.T) string {
	t.Helper()
	web.Need(t)
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s.URL + "/"
}

// browser starts a headless Chromium, or skips where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	return chromium.Start(t, 1280, 720, 5*time.Minute)
}

// complaints collects what a page must not do: log an error, fail a request,
// ask another host.
type complaints struct {
	mu   sync.Mutex
	list []string
}

func (c *complaints) add(parts ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, strings.Join(parts, " "))
}

func (c *complaints) report(t *testing.T) {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, text := range c.list {
		t.Error(text)
	}
}

// watch listens to a page for complaints.
func watch(t *testing.T, ctx context.Context, home string) *complaints {
	t.Helper()
	c := &complaints{}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			c.add("exception:", (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error())
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError {
				for _, arg := range e.Args {
					c.add("console:", string(arg.Value), arg.Description)
				}
			}
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError {
				c.add("log:", e.Entry.Text, e.Entry.URL)
			}
		case *network.EventRequestWillBeSent:
			if url := e.Request.URL; !strings.HasPrefix(url, home) && !strings.HasPrefix(url, "data:") && !strings.HasPrefix(url, "blob:") {
				c.add("request to another host:", url)
			}
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				c.add("failed request:", e.Response.URL, e.Response.StatusText)
			}
		case *network.EventLoadingFailed:
			if !e.Canceled {
				c.add("failed request:", e.ErrorText)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// open loads a page and waits until its scripts have run.
func open(ctx context.Context, url string) error {
	return chromedp.Do(ctx, chromedp.Navigate(url), chromedp.WaitReady(chromedp.CSS("html[data-ready]")))
}
