import { compactText } from '@/lib/values/digits';

/** What stands in brackets behind a title and says nothing of which column it is. 万元 does: its amounts are others. */
const hint = /[([【〔<{](单位[:：])?(人民币)?(元|%|必填项?|选填项?|可选|文本|文本格式|\d+位)?[)\]】〕>}]/g;

/**
 * Header text for comparing: half-width, without spaces, asterisks, end colons, units and hints in brackets, and the
 * brackets themselves: "＊缴存基数（元）：" and "缴存基数" are the same column, "月缴存额（单位）" and "月缴存额" are not.
 */
export function foldHeader(text: string): string {
  return compactText(text)
    .replace(hint, '')
    .replace(/[*()[\]【】〔〕<>{}"'“”]/g, '')
    .replace(/[:：]+$/, '')
    .toLowerCase();
}
