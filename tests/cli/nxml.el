;; Opens files as Emacs does for people, with our rules for finding schemas, and says of each which schema
;; it found and how many errors it shows: emacs --batch -l nxml.el RULES FILE…
(require 'nxml-mode)
(require 'rng-loc)
(require 'rng-valid)
(push (pop command-line-args-left) rng-schema-locating-files)
(dolist (file command-line-args-left)
  (with-current-buffer (find-file-noselect file)
    (nxml-mode)
    (rng-validate-mode 1)
    (while (rng-do-some-validation))
    (princ (format "%s\t%s\t%d\n" file rng-current-schema-file-name rng-error-count))))
(kill-emacs 0)
