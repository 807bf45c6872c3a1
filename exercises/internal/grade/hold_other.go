//go:build !unix

package grade

// hold holds nothing here: folders of runs that were killed stay.
func hold(string) (release func(), ok bool) { return func() {}, false }
