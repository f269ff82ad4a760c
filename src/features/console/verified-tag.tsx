import { Tag } from '../../components/content/tag'

/** 已核实, 本地设计, 未核实: three words, never a footnote (design guide §12). */
export function verifiedWords({ verified, source }: { verified: boolean; source: string }): string {
  if (verified) return '已核实'
  return source.includes('家门口健康设计') ? '本地设计' : '未核实'
}

export function VerifiedTag(rule: { readonly verified: boolean; readonly source: string }) {
  const words = verifiedWords(rule)
  if (words === '已核实') return <Tag tone="ok" label={words} />
  return words === '本地设计' ? (
    <Tag tone="info" icon="pen" label={words} />
  ) : (
    <Tag tone="wait" icon="alert" label={words} />
  )
}
