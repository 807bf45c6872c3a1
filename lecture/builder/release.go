package builder

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const (
	assetsFolder = "assets/"
	workerPath   = "sw.js"
	manifestPath = "site.webmanifest"
)

// Release makes the site ready for web hosts: the folder of what pages load gets
// the version in its name, so that no page ever loads a part of another version,
// and a service worker keeps the version for use without a network.
func (b *Builder) Release(tree Tree) (Tree, error) {
	version, err := tree.version()
	if err != nil {
		return nil, err
	}
	release := Tree{}
	for p, item := range tree {
		if ours := !strings.HasPrefix(p, labFolder); ours && path.Ext(p) == ".html" || p == manifestPath {
			text, err := item.Bytes()
			if err != nil {
				return nil, err
			}
			item = Item{Data: stamped(text, version)}
		}
		if rest, ok := strings.CutPrefix(p, assetsFolder); ok {
			p = "assets-" + version + "/" + rest
		}
		release[p] = item
	}
	return release, b.addWorker(release, version)
}

// version is a hash of all paths and contents.
func (t Tree) version() (string, error) {
	hash := sha256.New()
	for _, p := range t.Paths() {
		sum, err := t[p].sum()
		if err != nil {
			return "", err
		}
		fmt.Fprintln(hash, p, sum)
	}
	return fmt.Sprintf("%x", hash.Sum(nil)[:6]), nil
}

// sum is the hash by which the service worker knows a content.
func (i Item) sum() (string, error) {
	data, err := i.Bytes()
	if err != nil {
		return "", err
	}
	hash := sha256.Sum256(data)
	return fmt.Sprintf("%x", hash[:8]), nil
}

// assetLink is the start of a link to the folder of what pages load.
var assetLink = regexp.MustCompile(`("(?:\.\./)*)assets/`)

// stamped is a page that links to the assets of a version and says which it is.
func stamped(page []byte, version string) []byte {
	page = assetLink.ReplaceAll(page, []byte("${1}assets-"+version+"/"))
	return []byte(strings.Replace(string(page), `name="site-version" data-version=""`, `name="site-version" data-version="`+version+`"`, 1))
}

// versionOf is what a service worker knows of its version of the site.
type versionOf struct {
	Version string            `json:"version"`
	Now     map[string]string `json:"now"`   // what is kept at once: path → hash
	Later   map[string]string `json:"later"` // what is kept when it was needed, or when there is time
	Kept    []string          `json:"kept"`  // folders whose files are fetched when there is time
}

// addWorker writes the service worker of a version.
func (b *Builder) addWorker(release Tree, version string) error {
	v := versionOf{version, map[string]string{}, map[string]string{}, []string{path.Dir(engineFolder), path.Dir(labFolder)}}
	for p, item := range release {
		sum, err := item.sum()
		if err != nil {
			return err
		}
		if later(p) {
			v.Later[p] = sum
		} else {
			v.Now[p] = sum
		}
	}
	list, err := json.Marshal(v)
	if err != nil {
		return err
	}
	script, err := Item{File: filepath.Join(b.Root, "lecture", "web", workerPath)}.Bytes()
	if err != nil {
		return err
	}
	release[workerPath] = Item{Data: slices.Concat([]byte("const site = "), list, []byte(";\n"), script)}
	return nil
}

// foreign are the fonts of alphabets that the site does not use, and of browsers
// that cannot run it.
var foreign = regexp.MustCompile(`-(cyrillic|vietnamese)-|\.(ttf|woff)$`)

// later tells which files can wait.
func later(p string) bool {
	return path.Ext(p) == ".xz" || strings.HasPrefix(p, labFolder) || foreign.MatchString(p)
}
