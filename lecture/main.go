// Command lecture shows the slides of the lecture and builds them as a static
// site. Run it anywhere inside the project:
//
//	go run ./lecture serve            on http://127.0.0.1:8095/
//	go run ./lecture build            into lecture/site
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"nnlecture/lecture/builder"
	"nnlecture/lecture/server"
)

const usage = `usage: lecture serve [-addr host:port]   show the slides
       lecture build [-out folder]        write a static site (default lecture/site)
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "lecture:", err)
		}
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(os.Stderr, usage)
		return flag.ErrHelp
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	addr := flags.String("addr", "127.0.0.1:8095", "where to listen (serve)")
	out := flags.String("out", "", "folder to write (build)")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("what is %q for?\n%s", flags.Arg(0), usage)
	}
	root, err := projectRoot()
	if err != nil {
		return err
	}
	b := &builder.Builder{Root: root, Warn: func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "lecture: note: "+format+"\n", args...)
	}}
	switch args[0] {
	case "serve":
		return server.Run(ctx, *addr, b, os.Stdout)
	case "build":
		if *out == "" {
			*out = filepath.Join(root, "lecture", "site")
		}
		b.Runs = true
		return build(ctx, b, *out)
	}
	return fmt.Errorf("there is no command %q\n%s", args[0], usage)
}

func build(ctx context.Context, b *builder.Builder, out string) error {
	fmt.Fprintln(os.Stderr, "lecture: building the site; the first time this takes minutes, for Go itself is built for browsers")
	tree, err := b.Build(ctx)
	if err != nil {
		return err
	}
	if tree, err = b.Release(tree); err != nil {
		return err
	}
	if err := tree.Write(out); err != nil {
		return err
	}
	fmt.Printf("%d files in %s; any web host can serve them\n", len(tree), out)
	return nil
}

// projectRoot is the folder with the go.mod of nnlecture, here or above.
func projectRoot() (string, error) {
	folder, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		text, err := os.ReadFile(filepath.Join(folder, "go.mod"))
		if err == nil && strings.HasPrefix(string(text), "module nnlecture\n") {
			return folder, nil
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return "", errors.New("this is not inside the nnlecture project: no go.mod of it here or above")
		}
		folder = parent
	}
}
