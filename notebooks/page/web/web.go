// Package web holds the scripts that run Go in the page: runner.js, which says
// how to use it, and what it loads.
package web

import "embed"

// Scripts are the scripts, and the page of the command run.
//
//go:embed *.js run.html
var Scripts embed.FS
