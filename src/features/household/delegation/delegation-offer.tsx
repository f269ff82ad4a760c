import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { archCharacter } from '#domain/patient/display'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { ArchAvatar } from '../../../components/picture/arch-avatar'
import { useFocusOn } from '../../../platform/screen/focus-result'
import { readAloud } from '../../../platform/speech/read-aloud'
import { delegationPeriodInWords } from './delegation-words'

const HEADING = 'delegation-offer'

export interface DelegationOfferProps {
  offer: { childName: string; startsOn: LocalDate; endsOn: LocalDate }
  today: LocalDate
  problem: string | null
}

/** Whose child, and until when, before anything is taken. The name stays masked until then. */
export function DelegationOffer({ offer, today, problem }: DelegationOfferProps) {
  useFocusOn(HEADING, true)
  const { childName, startsOn, endsOn } = offer
  const period = delegationPeriodInWords(startsOn, endsOn, today)
  return (
    <>
      <Card>
        <View className="line line--wide">
          <ArchAvatar letter={archCharacter(childName)} tint="p1" size="l" />
          <View className="grow stack">
            <Text id={HEADING} className="t-h2" {...spoken({ role: 'alert' })}>
              请你带{childName}看病
            </Text>
            <Text className="t-body">{period}</Text>
          </View>
        </View>
        {readAloud && (
          <View className="mt3">
            <Button
              kind="secondary"
              icon="sound"
              label="念给我听"
              onTap={() => readAloud?.(`家里人请你带着去看病，${period}。接下以后，你就能帮着约号。`)}
            />
          </View>
        )}
      </Card>
      {problem && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <Text className="t-2 inset">
        接下以后能帮着约号、带去看病。托你的家人看得到是你接下的；不想带了，随时能结束。
      </Text>
    </>
  )
}
