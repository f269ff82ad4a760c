import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { caseOutlook, caseTag, caseText, caseTitle } from './case-words'
import type { TeamCase } from './use-team-cases'

export interface CaseCardProps {
  row: TeamCase
  now: Date
  onExplain: () => void
}

/** What a family said, what the team said to it, and what was decided; each in its own words. */
export function CaseCard({ row, now, onExplain }: CaseCardProps) {
  const { nameMasked, explanation, answer, outcome, openedAt } = row
  const today = localDateOf(now)
  return (
    <Card>
      <View className="stack stack--3">
        <View className="line line--between line--wrap">
          <Text className="t-lead">{caseTitle(row, today)}</Text>
          <Tag {...caseTag(row)} />
        </View>
        <Said
          who={[nameMasked && `${nameMasked}家`, momentInWords(new Date(openedAt), today)]
            .filter(Boolean)
            .join(' · ')}
          words={caseText(row)}
        />
        {explanation && <Said who="团队说" words={explanation} />}
        {answer && <Said who="卫健局判" words={answer} />}
        <Text className="t-sub t-2">{caseOutlook(row, now)}</Text>
        {outcome === null && !explanation && (
          <Button kind="secondary" size="medium" label="写经过" onTap={onExplain} />
        )}
      </View>
    </Card>
  )
}

function Said({ who, words }: { who: string; words: string }) {
  return (
    <View className="stack">
      <Text className="t-cap t-digits">{who}</Text>
      <Text className="t-body">{words}</Text>
    </View>
  )
}
