/**
 * base: what every room stands on — lengths, arenas, diagnostics, complete-or-nothing output files,
 * child processes.
 *
 * Knows GLib and, for digests, Nettle only. Nothing here keeps state outside the objects it hands
 * out, save the catalogue of messages, which is read once and never changes. What holds for it
 * holds for every room: an object is for one thread at a time, different ones may be made and used
 * in several threads at once, and no call must come before threads are started. What other
 * libraries have one of for the process is set once, by whichever thread comes first (libxml2,
 * libxslt), or lent to this thread while it is needed (Pango's fonts).
 */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* ---- Lengths ------------------------------------------------------------------------------- */

/** The one unit of length: 1/1024 point (Pango's unit), positive to the right and downwards. */
typedef gint32 HpLength;

#define HP_POINT 1024
#define HP_LENGTH_MAX G_MAXINT32

/** Points to lengths and back. hp_points_to_length rounds half away from zero. */
HpLength hp_points_to_length(double points);
double hp_length_to_points(HpLength length);

/** A sum or product made in 64 bits, cut to ±HP_LENGTH_MAX. */
HpLength hp_length_clamp(gint64 length);

typedef struct {
  HpLength x, y, width, height;
} HpRect;

/** Where it ends below, cut to ±HP_LENGTH_MAX. */
HpLength hp_rect_bottom(HpRect rect);

/** sRGB with alpha, each 0–255. Alpha 0 is "transparent": nothing is painted. */
typedef struct {
  guint8 red, green, blue, alpha;
} HpColor;

static inline gboolean hp_same_color(HpColor a, HpColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

/* ---- Arenas -------------------------------------------------------------------------------- */

/**
 * Memory that is given back all at once. What lives in an arena owns nothing outside arenas.
 * Allocations are zeroed and aligned for any type. Not thread-safe.
 */
typedef struct HpArena HpArena;

/** A position to which hp_arena_release() rewinds; marks are released in reverse order. */
typedef struct {
  gpointer chunk;
  gsize used;
} HpArenaMark;

HpArena *hp_arena_new(void);
void hp_arena_free(HpArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpArena, hp_arena_free)

gpointer hp_arena_alloc(HpArena *arena, gsize size);
gpointer hp_arena_copy(HpArena *arena, gconstpointer data, gsize size);
char *hp_arena_strdup(HpArena *arena, const char *string);
char *hp_arena_strndup(HpArena *arena, const char *string, gsize length);
HpArenaMark hp_arena_mark(const HpArena *arena);
void hp_arena_release(HpArena *arena, HpArenaMark mark);
/** Empties the arena but keeps one chunk for the next use. */
void hp_arena_reset(HpArena *arena);
gsize hp_arena_size(const HpArena *arena);

#define hp_arena_new0(arena, Type) ((Type *)hp_arena_alloc((arena), sizeof(Type)))
#define hp_arena_array(arena, Type, n) ((Type *)hp_arena_alloc((arena), sizeof(Type) * (gsize)(n)))

/* ---- Places and diagnostics ---------------------------------------------------------------- */

/**
 * Where something was written. `file` is borrowed from what was read there (a document, a tree of
 * formatting objects), which outlives the place; NULL means unknown. Lines and columns count from
 * 1, columns in characters; 0 means unknown.
 */
typedef struct {
  const char *file;
  int line;
  int column;
} HpPlace;

/** A note tells of what may be left as it is. */
typedef enum { HP_WARNING, HP_ERROR, HP_NOTE } HpSeverity;

/** Owns its message and the name of its file, which may be gone before it is shown. */
typedef struct {
  HpSeverity severity;
  HpPlace place;
  /* Translated: one or two sentences that say what is wrong, what was expected, and a way out. They
     begin with a capital (or a name, or a quoted value) and end with a full stop or question mark,
     without a newline. */
  char *message;
} HpDiagnostic;

/** Collects what is wrong with the input, so that one run shows all of it. */
typedef struct HpDiagnostics HpDiagnostics;

/** Of other people's documents, faults that a document can be made in spite of are warnings. */
void hp_diagnostics_set_lenient(HpDiagnostics *diagnostics, gboolean lenient);
/** HP_WARNING where they are lenient, else HP_ERROR. */
HpSeverity hp_fault_severity(const HpDiagnostics *diagnostics);

HpDiagnostics *hp_diagnostics_new(void);
void hp_diagnostics_free(HpDiagnostics *diagnostics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpDiagnostics, hp_diagnostics_free)

/** Adds a diagnostic; `place` may be NULL, and is copied with the name of its file. The same text
   at the same place is kept once. */
void hp_report(HpDiagnostics *diagnostics, HpSeverity severity, const HpPlace *place,
               const char *format, ...) G_GNUC_PRINTF(4, 5);
#define hp_report_error(d, place, ...) hp_report((d), HP_ERROR, (place), __VA_ARGS__)
#define hp_report_warning(d, place, ...) hp_report((d), HP_WARNING, (place), __VA_ARGS__)
#define hp_report_note(d, place, ...) hp_report((d), HP_NOTE, (place), __VA_ARGS__)
/** What a Recommendation forbids, and everybody goes on after: a second object with an id. */
#define hp_report_fault(d, place, ...) hp_report((d), hp_fault_severity(d), (place), __VA_ARGS__)
/** As hp_report, but once for each `key` however often and wherever it occurs. */
void hp_report_once(HpDiagnostics *diagnostics, HpSeverity severity, const char *key,
                    const HpPlace *place, const char *format, ...) G_GNUC_PRINTF(5, 6);
#define hp_report_warning_once(d, key, place, ...)                                                 \
  hp_report_once((d), HP_WARNING, (key), (place), __VA_ARGS__)
#define hp_report_note_once(d, key, place, ...)                                                    \
  hp_report_once((d), HP_NOTE, (key), (place), __VA_ARGS__)

/** An error that comes after all that was reported, whatever their places; what is reported from
    then on is not taken. */
void hp_report_last(HpDiagnostics *diagnostics, const char *format, ...) G_GNUC_PRINTF(2, 3);

guint hp_diagnostics_count(const HpDiagnostics *diagnostics, HpSeverity severity);
/** Errors and warnings. */
guint hp_diagnostics_count_faults(const HpDiagnostics *diagnostics);
/** The diagnostics, in the order of file (first seen first), line and column. Borrowed. */
const GPtrArray *hp_diagnostics_sorted(HpDiagnostics *diagnostics); /* of HpDiagnostic* */

/**
 * Prints `file:line:column: error: message` with the source line and a caret under it.
 * Excerpts are read from the named files; a file that cannot be read is shown without.
 */
void hp_diagnostics_print(HpDiagnostics *diagnostics, FILE *stream);
/** What that prints of each, in the order of hp_diagnostics_sorted. The caller's. */
GPtrArray *hp_diagnostics_texts(HpDiagnostics *diagnostics); /* of char* */
/** The same, but of each kind (messages that differ in numbers and what they quote) the first, how
   many more there are, and the lines of the next two; and a hundred kinds in all. Where that is
   more than ten lines, and nothing an error, without excerpts. */
void hp_diagnostics_print_grouped(HpDiagnostics *diagnostics, FILE *stream);
/** Reports to `diagnostics` what was collected by others, in the order of its places. */
void hp_diagnostics_append(HpDiagnostics *diagnostics, HpDiagnostics *others);
/** Notes why something is reported. That a file is there and cannot be read (HP_FILE_UNREADABLE,
    HP_FILE_CHANGED) is the machine's fault, and says nothing about who wrote what. */
void hp_note_cause(HpDiagnostics *diagnostics, const GError *cause);
/** Whether any of it was the machine's fault. */
gboolean hp_diagnostics_blame_machine(const HpDiagnostics *diagnostics);

/* ---- Which file it is ------------------------------------------------------------------------ */

/** Which file it was: one that is written anew is another. All 0: there was none. */
typedef struct {
  guint64 device, inode, size;
  gint64 modified,
      changed; /* its contents, and what the system says of it: nanoseconds since 1970 */
} HpFileStamp;
HpFileStamp hp_file_stamp(const char *path);
struct stat;
HpFileStamp hp_file_stamp_of(const struct stat *status);
gboolean hp_file_stamps_equal(HpFileStamp a, HpFileStamp b);

/* ---- Output files -------------------------------------------------------------------------- */

/**
 * A file that appears under its name only when complete: written in the same folder without a name
 * (under a temporary one where the file system asks for it), then fsync and rename. What was not
 * committed goes when it is freed, or when the process ends. A device or a pipe that is there
 * already (/dev/null) is written to as it is, and a link stays one.
 */
typedef struct HpOutputFile HpOutputFile;

HpOutputFile *hp_output_file_new(const char *path, GError **error);
gboolean hp_output_file_write(HpOutputFile *file, gconstpointer data, gsize size, GError **error);
/** Of what need not survive the machine, in a scratch folder: before it is committed. */
void hp_output_file_leave_unsynced(HpOutputFile *file);
gboolean hp_output_file_commit(HpOutputFile *file, GError **error);
/**
 * The same, in the place of a file that still says `before`, which keeps its mode. HP_FILE_CHANGED
 * if it says something else by now, or is being changed in this way by another process;
 * HP_FILE_UNREADABLE if it may not be written.
 */
gboolean hp_output_file_commit_over(HpOutputFile *file, GBytes *before, GError **error);
/** Which file it is, once it has been committed, whoever has its name by now. */
HpFileStamp hp_output_file_stamp(const HpOutputFile *file);
void hp_output_file_free(HpOutputFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpOutputFile, hp_output_file_free)

/* ---- Files that are read ------------------------------------------------------------------- */

/** Why a file cannot be had. The message is a sentence or two for the user: which file, why, and a
    way out. */
typedef enum {
  HP_FILE_NOT_NAMED,  /* an address on the network, or the name of no file */
  HP_FILE_MISSING,    /* there is none with that name */
  HP_FILE_MISNAMED,   /* nor that, but one that is called so in characters that look alike */
  HP_FILE_OUTSIDE,    /* it lies outside the folders that are open, or would */
  HP_FILE_IRREGULAR,  /* a folder, a pipe, a device, a socket */
  HP_FILE_TOO_LARGE,  /* past the limit */
  HP_FILE_CHANGED,    /* it grew or shrank while it was read; so it seems of files in /proc. Or it
                         was to be changed, and somebody else has changed it */
  HP_FILE_UNREADABLE, /* anything else that the system says */
} HpFileError;
#define HP_FILE_ERROR (hp_file_error_quark())
GQuark hp_file_error_quark(void);

#define HP_MAX_PICTURE_BYTES (128 * 1024 * 1024) /* bytes of a picture's file; refused */

/** Files that were read for something, or looked for in vain: canonical path → HpFileStamp, from
    before they were read. What is noted first of a path stays. */
GHashTable *hp_files_read_new(void);
/** `path` is canonical. */
void hp_files_read_note(GHashTable *files, const char *path, HpFileStamp stamp);
/** As it is now, wherever its links lead. */
void hp_files_read_note_named(GHashTable *files, const char *path);
void hp_files_read_add(GHashTable *files, GHashTable *others);

/**
 * The gate that every file goes through that a document names: a picture, an include, a house, what
 * a stylesheet reads. It lets through regular files that lie in the folders open to it, links
 * resolved; a gate without folders lets nothing through. Nothing it is asked for makes it wait (a
 * pipe) or makes a device act.
 */
typedef struct HpGate HpGate;

/** With one folder open, and all below it ("/": any file); NULL: none. */
HpGate *hp_gate_new(const char *folder);
/** It goes when all who have it have freed it. */
HpGate *hp_gate_ref(HpGate *gate);
void hp_gate_free(HpGate *gate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpGate, hp_gate_free)
/** Opens another. One that is not there opens nothing. */
void hp_gate_open_folder(HpGate *gate, const char *folder);
/** From now on keeps what is read: whoever asks again gets the same bytes. */
void hp_gate_keep(HpGate *gate);
/** Keeps these bytes as what the file says, whatever it does: what it would be is looked at before
    it is written; or it is the one file of a folder that is let through. The path is canonical, and
    need not lie in an open folder. */
void hp_gate_put(HpGate *gate, const char *canonical, GBytes *bytes);
/** What it keeps of a file by its canonical path; borrowed, NULL if it keeps nothing of it. */
GBytes *hp_gate_kept(const HpGate *gate, const char *canonical);
/** What was read through it, and what was not there (hp_files_read_new). Borrowed. */
GHashTable *hp_gate_files_read(const HpGate *gate);
/** Notes a file that was looked for beside what the gate was asked for. */
void hp_gate_note(HpGate *gate, const char *path);

/**
 * The bytes of a file: as many as it had when it was opened, read once. `name` is what messages
 * call it, `limit` how many bytes it may have. NULL and an HP_FILE_ERROR if it cannot be had. The
 * caller's.
 */
GBytes *hp_gate_read(HpGate *gate, const char *path, const char *name, gsize limit, GError **error);
/** Whether it could be read, without reading it: what a check says before a build does. */
gboolean hp_gate_admits(const HpGate *gate, const char *path, const char *name, gsize limit,
                        GError **error);
/** Where the file really is (as of realpath): by that it is known again. NULL and an error if it is
    not there or lies outside. The caller's. */
char *hp_gate_resolve(const HpGate *gate, const char *path, const char *name, GError **error);

/** A file that the user himself names: anywhere, and a pipe or a device if he says so. NULL and an
    HP_FILE_ERROR if it cannot be had, or is larger than the limit. The caller's. */
GBytes *hp_read_file(const char *path, gsize limit, GError **error);

/**
 * The path that a URI in a document means, decoded once: a path, relative to `folder` or absolute,
 * or file:. What is relative to a relative folder stays so; the rest is without "." and "..". NULL
 * and an HP_FILE_ERROR if it is no file of this machine, or a folder ("a.png/"). The caller's.
 */
char *hp_path_of_uri(const char *uri, const char *folder, GError **error);
/** Whether it is an address that a link may have outside the document: http, https, mailto or tel.
    Readers run programs and scripts for others, and a relative one opens a file of theirs. */
gboolean hp_is_link_address(const char *uri);
/** The URI that means the path; the caller's. */
char *hp_uri_of_path(const char *path);

/* ---- Words --------------------------------------------------------------------------------- */

/** Of char *, by their bytes: for g_ptr_array_sort and qsort. */
int hp_compare_strings(gconstpointer a, gconstpointer b);
/** Whether what is being written ends so; at once, however long it is. */
gboolean hp_string_ends_with(const GString *string, const char *end);
/** The words between white space (that of XML), none of them empty; none for NULL. The caller's
    (g_strfreev). */
char **hp_words_of(const char *text);
/** The words with one space between. The caller's. */
char *hp_collapsed(const char *text);
/** As it is written in XML so that it is read back as it is, also as the value of an attribute,
    where blanks that are no spaces would be read as some. The caller's; `length`: -1 if the text
    ends with a nul. What XML cannot hold (hp_beyond_xml) is a reference that only GMarkup reads. */
char *hp_escaped_for_xml(const char *text, gssize length);
/** The first character of a UTF-8 text that XML cannot hold, in any way of writing it, or that is
   no character (hp_noncharacter_in); NULL if there is none. */
const char *hp_beyond_xml(const char *text);
/** The first of the 66 numbers that Unicode says will never be a character of a text (U+FDD0,
    U+1FFFE …); XML allows most of them, and Cairo draws nothing that has one. NULL if there is
    none. */
const char *hp_noncharacter_in(const char *text, gsize length);
/** The id, or with the next number behind it where another has it: "lbu", "lbu-2". It is added to
    `ids` (owning its keys), where each has the last number that went behind it, or 0. Borrowed. */
const char *hp_numbered_id(GHashTable *ids, const char *id);

/* ---- Paths and numbers --------------------------------------------------------------------- */

/** Whether the path leads into the folder; both canonical (as of realpath). */
gboolean hp_path_is_inside(const char *path, const char *folder);

/** Page numbers in Roman numerals: iv, XII. As long as the value is large: a thousand a letter. */
void hp_append_roman(GString *out, guint value, gboolean upper);

/* ---- Digests ------------------------------------------------------------------------------- */

#define HP_SHA256_BYTES 32

/** SHA-256 (FIPS 180-4) of what is added, piece by piece. Taken, it begins anew. */
typedef struct HpSha256 HpSha256;

HpSha256 *hp_sha256_new(void);
void hp_sha256_free(HpSha256 *sum);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpSha256, hp_sha256_free)
void hp_sha256_add(HpSha256 *sum, gconstpointer data, gsize size);
void hp_sha256_take(HpSha256 *sum, guint8 digest[HP_SHA256_BYTES]);
/** In 64 hexadecimal digits, in lower case. The caller's. */
char *hp_sha256_take_text(HpSha256 *sum);
/** Of all at once, likewise. */
char *hp_sha256_of(gconstpointer data, gsize size);
char *hp_sha256_of_bytes(GBytes *bytes);

/* ---- Colours ------------------------------------------------------------------------------- */

/** How light a colour of sRGB is, from 0 to 1 (WCAG 2.2, relative luminance). Its parts are of 1;
    what is outside is taken for the nearest that is inside. */
double hp_relative_luminance(double red, double green, double blue);

/* ---- Messages ------------------------------------------------------------------------------ */

/** "Did you mean …": the nearest of some words to one that is not known, if it is near enough to be
    a slip of the keyboard. Borrows all words. */
typedef struct {
  const char *word; /* NULL: none is looked for */
  const char *best; /* NULL: none is near enough, so far */
  guint slips;      /* between `word` and `best` */
} HpSuggestion;
void hp_suggestion_consider(HpSuggestion *suggestion, const char *candidate);
/** A suggestion for `word`; none is looked for once very many faults were reported. */
HpSuggestion hp_suggestion_for(const char *word, const HpDiagnostics *diagnostics);

/** The user's locale for the process, but for numbers, which have a full stop everywhere. Where the
    system has not generated it, or knows ASCII alone, characters are UTF-8: what is typed on the
    command line in Swedish is taken as it is. */
void hp_use_locale(void);
/** Looks a message up in the catalogue of the user's language (gettext domain "handlingsplan"). */
const char *hp_translate(const char *message) G_GNUC_FORMAT(1);
/** The language that messages are in, as a language subtag: "en", or that of the catalogue. */
const char *hp_message_language(void);
#define _(message) hp_translate(message)
#define N_(message) (message)

/* ---- Child processes ----------------------------------------------------------------------- */

/**
 * A process that takes on what might kill it. It has a socket as its standard input, which
 * questions go into and answers come out of, and starts with no other open file, no blocked and no
 * ignored signal of this one. It is spawned, for this process may have threads; where it has none
 * it may be forked.
 */
typedef struct HpChild HpChild;

/** Why there is no answer. */
typedef enum {
  HP_CHILD_ENDED,      /* it ended by itself, or was ended from outside */
  HP_CHILD_TOO_LONG,   /* it went past its hp_child_limit_time(), or waits for ever */
  HP_CHILD_TOO_LARGE,  /* it had no more memory */
  HP_CHILD_BROKE_DOWN, /* abort, segmentation fault, … */
} HpChildEnd;

/** `arguments` end with NULL, the first is the program's name. NULL if it cannot be started. */
HpChild *hp_child_start(const char *program, char *const *arguments);
/** One that begins with all that this process has in its memory, and ends with what `serve` returns
   in it as its exit status. NULL if it cannot be started, as where this process has another
   thread. */
HpChild *hp_child_fork(int (*serve)(gpointer user), gpointer user);
/** FALSE if it has died. */
gboolean hp_child_send(HpChild *child, gconstpointer data, gsize size);
/** Waits as long as the child reckons. FALSE if it has died, of that too. */
gboolean hp_child_receive(HpChild *child, gpointer data, gsize size);
/** How many there are, and they. FALSE if it has died. */
gboolean hp_child_send_bytes(HpChild *child, GBytes *bytes);
/** What hp_child_write_bytes sends, as hp_child_receive waits for it. NULL if it has died, or there
    are more than `most`. */
GBytes *hp_child_receive_bytes(HpChild *child, guint64 most);
/** Ends and frees it; NULL: it has ended. */
HpChildEnd hp_child_end(HpChild *child);

/**
 * Runs a program to its end, found as a shell finds it; `arguments` end with NULL, the first is its
 * name. It has nothing as its standard input, and no file that is open here. What it says, on
 * standard output and standard error, is the caller's; NULL if that is nothing. Its exit status; -1
 * if it could not be started, or was ended by a signal.
 */
int hp_child_run(char *const *arguments, char **said);

/** In the child: the next bytes of what it is asked; FALSE if there will be no more. */
gboolean hp_child_read(gpointer data, gsize size);
gboolean hp_child_write(gconstpointer data, gsize size);
/** Likewise, what hp_child_send_bytes sends; NULL if there will be no more. */
GBytes *hp_child_read_bytes(void);
gboolean hp_child_write_bytes(GBytes *bytes);
/** In the child: ends it when who started it has ended. */
void hp_child_follow_parent(void);
/** In the child: ends it after so much more time of the processor, whatever else the machine does.
   0: no limit. */
void hp_child_limit_time(guint milliseconds);
/** In the child: at most so many bytes of memory from now on. Not under sanitizers, which reserve
    terabytes. */
void hp_child_limit_memory(guint64 bytes);
/** In the child that takes on what others wrote: no dump of its memory, no more rights by a program
    that it runs, few open files, no file of more than its last words; and at most so much memory
    and stack. */
void hp_child_confine(guint64 bytes, guint64 stack_bytes);

G_END_DECLS
