type Values = Record<string, string>;

const saveAgain = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新上传。';

/**
 * Why a workbook or CSV cannot be taken, by code, each sentence with what to do next (design 11). Values: `limit` the
 * allowed measure, `row` the row in the sheet, `titles` column titles joined by 、.
 */
const sentences = {
  'empty-file': () => '文件是空的（0 字节）。请确认选对了文件，保存并关闭后重新上传。',
  'file-too-large': ({ limit }) => `文件超过 ${limit} MB。请删除图片和无关的工作表，或拆成几个文件分别导入。`,
  'old-xls': () => `这是旧版 Excel（.xls）文件，系统读不了。${saveAgain}`,
  encrypted: () => '文件设有打开密码，系统读不了。请在 Excel 或 WPS 中取消密码，保存后重新上传。',
  macros: () => '文件里有宏，为安全起见不能导入。请另存为不含宏的“Excel 工作簿（.xlsx）”后重新上传。',
  'external-links': () =>
    '文件引用了其他文件的数据，不能导入。请复制引用的单元格并选择性粘贴为“数值”，断开链接后保存，再重新上传。',
  'not-a-workbook': () => '这不是 Excel 工作簿，也不是 CSV 文件。请下载模板填写，或另存为 .xlsx 后上传。',
  'web-page': () => `文件的内容是网页，不是 Excel 工作簿（扩展名是 .xls 的导出文件常是这样）。${saveAgain}`,
  xlsb: () => `这是 Excel 二进制工作簿（.xlsb），系统读不了。${saveAgain}`,
  ods: () => '这是 OpenDocument 表格（.ods），系统读不了。请另存为“Excel 工作簿（.xlsx）”后重新上传。',
  numbers: () => '这是苹果 Numbers 表格，系统读不了。请在 Numbers 中选择“导出为 Excel（.xlsx）”后重新上传。',
  'wps-et': () => '这是 WPS 表格（.et）文件，系统读不了。请在 WPS 中另存为“Excel 工作簿（.xlsx）”后重新上传。',
  damaged: () =>
    '文件已损坏或没有传完整。请用 Excel 或 WPS 打开确认内容，另存为新的 .xlsx 文件后重新上传；打不开的，请重新导出或填写。',
  'archive-bomb': () => `文件解开后的大小异常，已停止读取。请删除多余的工作表、图片和空白格式。${saveAgain}`,
  'unsafe-names': () => `文件内部的路径不合规范，已停止读取。${saveAgain}`,
  'duplicate-parts': () => `文件内部有重名的部分，无法确定以哪一份为准。${saveAgain}`,
  'unsafe-xml': () => `文件内部有工作簿不应有的声明，已停止读取。${saveAgain}`,
  'cell-too-long': ({ row }) =>
    `${row === undefined ? '' : `第 ${row} 行`}有单元格的内容过长（最多 32,767 个字符）。请删去与业务无关的内容后重新上传。`,
  'too-many-rows': ({ limit }) => `数据超过 ${limit} 行。请拆成几个文件分别导入。`,
  'too-many-columns': ({ limit }) => `数据超过 ${limit} 列。请只保留模板中的各列后重新上传。`,
  'too-many-cells': () => '表中的内容太多。请只保留模板中的各列，或拆成几个文件分别导入。',
  'no-sheet': () => '文件里没有工作表。请下载模板，把数据填在模板的第一张工作表里。',
  'empty-sheet': () => '文件里没有数据（隐藏的工作表不读取）。请确认数据已填写并保存，需要的工作表没有隐藏。',
  'time-limit': () => '读取文件用时过长，已停止。请删除公式、图片和多余的格式，或拆成几个文件分别导入。',
  'out-of-memory': () =>
    '文件内容过于复杂，已停止读取。请只保留需要的一张工作表和模板中的各列，或拆成几个文件分别导入。',
  'csv-encoding': () =>
    '看不出文件的文字编码（只认 UTF-8 和 GB18030）。请用 Excel 另存为“CSV UTF-8”或 .xlsx 后重新上传。',
  'csv-binary': () => '文件里有不是文字的内容，不是 CSV。请用 Excel 或 WPS 打开确认，另存为 .xlsx 后重新上传。',
  'csv-quotes': ({ row }) =>
    `CSV 第 ${row} 行的双引号没有配对，后面的内容无法分列。请改好引号，或另存为 .xlsx 后重新上传。`,
  'no-header': ({ titles }) =>
    `前 20 行里没有找到表头。表头应有这些列：${titles}。请对照模板补上表头行，或下载模板重新填写。`,
  'duplicate-header': ({ titles }) => `表头里有重复的列：${titles}。请只保留其中一列，或改掉另一列的名称后重新上传。`,
} satisfies Record<string, (values: Values) => string>;

export type SheetRefusalCode = keyof typeof sentences;

/** The sentence of a refused file, in Chinese, with what to do next. */
export function sheetRefusalText(refusal: { code: SheetRefusalCode; values: Values }): string {
  const sentence: (values: Values) => string = sentences[refusal.code];
  return sentence(refusal.values);
}

/** Every code there is; tests hold the list against the reader. */
export const sheetRefusalCodes = Object.keys(sentences) as SheetRefusalCode[];
