const ROLE =
  /\b(?:tech(?:nical)? lead|team lead|lead|dev-?ops|sre|qa|product owner|product manager|project manager|release manager|engineering manager|manager|owner|engineer|developer|architect|director|cto|ceo|cio|ciso|cfo|vp|head of|security|operations|ops|on-?call|approver|reviewer|tester|dba|administrator|admin|stakeholder|sponsor|coordinator|officer|commander|scrum master|analyst|support|legal|compliance|business|infrastructure|engineering|product|change advisory board|cab|auditor|operator|deployer)\b/i
const ROLE_ZH = /负责人|经理|主管|工程师|架构师|总监|运维|测试|产品|开发|审批人|审核人|批准人|值班|安全|项目/u

/** Whether a short text names a role that could sign: `Tech Lead`, `QA`, `技术负责人`. */
export function namesRole(text: string): boolean {
  return text.length <= 60 && (ROLE.test(text) || ROLE_ZH.test(text))
}

/** Whether a heading announces signatures. */
export function announcesSignOff(heading: string): boolean {
  return /sign[- ]?offs?\b|\bsignatures?\b|\bapprovals?\b|\bapproved\b|\bauthori[sz]ations?\b|go\s*\/\s*no-?go|签署|签字|签名|会签|审批|批准|签核|确认签/iu.test(
    heading,
  )
}

/** `Approved by`, `Signed by`, `批准人`: says that somebody signs there without naming the role. */
export function namesSigning(text: string): boolean {
  return /^(?:approved|signed|signed off|verified|reviewed|authori[sz]ed|released|deployed|accepted|prepared|tested|checked|confirmed)(?: off)? by\b|^(?:signature|sign-?off|approval)\b|签字|签名|签署|批准人|审批人|审核人/iu.test(
    text,
  )
}

export const isDateLabel = (text: string) =>
  /^(?:date(?: signed)?|signed on|date\s*\/\s*time|time|日期|时间|签署日期|签字日期)$/iu.test(text)
export const isNameLabel = (text: string) => /^(?:name|printed name|print name|full name|person|姓名|名字)$/iu.test(text)
export const isSignatureLabel = (text: string) => /^(?:signature|signed|sign|initials|签名|签字|签署)$/iu.test(text)
/** What a signature block asks besides the signature. */
export const isSignatureDetail = (text: string) => /^(?:title|role|position|comments?|notes?|decision|职务|备注|意见)$/iu.test(text)
