import type { SignerProblem } from '@/lib/signers/signer';

/** Why a certificate could not sign in this browser. */
export const SIGNER_PROBLEMS: Record<SignerProblem, string> = {
  'wrong-password': '证书密码不正确，请重新输入。',
  'not-a-certificate-file': '这不是证书文件，或文件已损坏。请选择 .p12 或 .pfx 文件。',
  'unsupported-file': '这个证书文件的加密方式不受支持，请联系证书签发机构重新导出。',
  'insecure-page': '浏览器只在 https 页面上允许使用证书，请从 https 地址打开网厅。',
  'no-middleware': '没有找到 UKey 驱动程序。请在下载中心下载安装并启动后重试。',
  'no-key': '没有检测到 UKey，请插入后重试。',
  'not-paired': 'UKey 驱动程序没有通过核对，请从下载中心重新安装。',
  'refused-by-key': 'UKey 没有签名：口令不正确，或操作已取消。',
};

export const certificateLoginText = {
  kinds: '登录类型',
  unitKind: '单位账号',
  certificateKind: 'CA账号',
  medium: '证书介质',
  media: { file: '证书文件', key: 'UKey' },
  file: '证书文件',
  fileHint: '.p12 或 .pfx 文件，支持 RSA、ECC 和国密 SM2 证书',
  fileMissing: '请选择证书文件',
  password: '密码',
  passwordHint: '证书文件的密码。文件和密码只在本机使用，不会上传。',
  keyPasswordHint: 'UKey 的口令，由驱动程序核对，不会上传。',
  passwordMissing: '请填写密码',
  submit: '登录',
  preparing: '正在准备证书登录…',
  noChallenge: '没有得到登录校验码，请稍后重试。',
  downloads: '下载中心',
  demo: '演示证书',
  demoNote: '以下证书文件只用于演示，密码都是 583926：',
} as const;

/** The certificate files of the demo, offered on its login page. */
export const DEMO_CERTIFICATES = [
  { file: '010044-rsa.p12', note: '雪域科技，RSA' },
  { file: '010044-sm2.p12', note: '雪域科技，国密 SM2' },
  { file: '010045-p256.p12', note: '高原建设，ECC P-256' },
  { file: '010046-sm2.p12', note: '格桑花幼儿园，国密 SM2' },
  { file: '010044-revoked.p12', note: '雪域科技，已吊销' },
] as const;
