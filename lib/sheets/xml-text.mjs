/**
 * Workbooks write characters that XML cannot hold as _xHHHH_ (ISO/IEC 29500, ST_Xstring). Control characters other
 * than tab and line breaks are dropped: nobody sees them, and they would break lines and logs further on.
 *
 * @param {string} text
 */
export function readXmlText(text) {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => {
    const code = Number.parseInt(hex, 16);
    return code >= 0x20 || code === 0x09 || code === 0x0a || code === 0x0d ? String.fromCharCode(code) : '';
  });
}
