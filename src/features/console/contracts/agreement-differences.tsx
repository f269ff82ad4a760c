import { View } from '@tarojs/components'
import { type AgreementTemplate, changedParts } from '#domain/contract/agreement-text'

type Words = Pick<AgreementTemplate, 'summary' | 'sections'>

interface AgreementDifferencesProps {
  readonly before: AgreementTemplate
  readonly after: AgreementTemplate
}

/** What a text says otherwise, part by part as families are told of it (journeys E2 17): first gone, then new lines. */
export function AgreementDifferences({ before, after }: AgreementDifferencesProps) {
  const parts = changedParts(before, after)
  if (parts.length === 0) return <View className="t-2">和上一版一字不差。</View>
  return (
    <dl className="console-text">
      {parts.map((part) => {
        const [old, fresh] = [linesOf(before, part), linesOf(after, part)]
        return (
          <div key={part}>
            <dt className="t-strong">{part === 'summary' ? '要点' : part}</dt>
            {old
              .filter((line) => !fresh.includes(line))
              .map((line) => (
                <dd key={line} className="console-text__gone">
                  <del>{line}</del>
                </dd>
              ))}
            {fresh
              .filter((line) => !old.includes(line))
              .map((line) => (
                <dd key={line} className="console-text__new">
                  <ins>{line}</ins>
                </dd>
              ))}
          </div>
        )
      })}
    </dl>
  )
}

function linesOf({ summary, sections }: Words, part: string): readonly string[] {
  if (part === 'summary') return summary
  return sections.find(({ heading }) => heading === part)?.paragraphs ?? []
}
