"""LibreOffice as somebody's hands: a macro in a profile of its own opens a form, types, sorts, hides, adds, saves."""
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

BASIC = """REM  *****  BASIC  *****
Function OpenedFile(path)
  Dim arguments(0) As New com.sun.star.beans.PropertyValue
  arguments(0).Name = "Hidden"
  arguments(0).Value = True
  OpenedFile = StarDesktop.loadComponentFromURL(ConvertToUrl(path), "_blank", 0, arguments())
End Function

Sub SaveAs(document, path, filterName)
  Dim arguments(0) As New com.sun.star.beans.PropertyValue
  arguments(0).Name = "FilterName"
  arguments(0).Value = filterName
  document.storeToURL(ConvertToUrl(path), arguments())
End Sub

Sub SortRows(sheet, area, column)
  Dim fields(0) As New com.sun.star.table.TableSortField
  Dim sorting(0) As New com.sun.star.beans.PropertyValue
  fields(0).Field = column
  fields(0).IsAscending = True
  sorting(0).Name = "SortFields"
  sorting(0).Value = fields()
  sheet.getCellRangeByName(area).sort(sorting())
End Sub

Sub Main
  Dim document, sheet
%s
End Sub
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">%s</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">%s</library:library>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/%s.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8", "csv": "Text - txt - csv (StarCalc)"}


def is_there():
    return shutil.which("soffice") is not None


def quoted(text):
    return " & Chr(10) & ".join('"' + line.replace('"', '""') + '"' for line in text.split("\n"))


def office(profile, *arguments):
    subprocess.run(["soffice", f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore", *arguments],
                   check=True, capture_output=True)


def run(folder, lines):
    """Runs lines of Basic as Main, in a profile that is made first: a new one has no macros."""
    profile = Path(folder) / "profile"
    if not profile.exists():
        office(profile, "--terminate_after_init")
    basic = profile / "user/basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    code = BASIC % "\n".join("  " + line for line in lines)
    (basic / "Standard/Module1.xba").write_text(MODULE % escape(code))
    (basic / "Standard/script.xlb").write_text(LIBRARY % ' <library:element library:name="Module1"/>')
    (basic / "Standard/dialog.xlb").write_text(LIBRARY % "")
    (basic / "script.xlc").write_text(LIBRARIES % "script")
    (basic / "dialog.xlc").write_text(LIBRARIES % "dialog")
    office(profile, "macro:///Standard.Module1.Main()")


def lines_for(path, cells, saved, then=()):
    """Opens a file, types into cells ("I5" → words) of its first sheet, does more to `document` and `sheet` in
    lines of Basic, and saves it under the names that are given."""
    yield f"document = OpenedFile({quoted(str(path))})"
    yield "sheet = document.Sheets.getByIndex(0)"
    for address, text in cells.items():
        yield f"sheet.getCellRangeByName({quoted(address)}).setString({quoted(text)})"
    yield from then
    for name in saved:
        yield f"SaveAs(document, {quoted(str(name))}, {quoted(FILTERS[Path(name).suffix[1:]])})"
    yield "document.close(True)"
