import { View } from '@tarojs/components'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { GuardianshipStatus } from '#domain/patient/guardianship-request'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'
import { Tag } from '../../../components/content/tag'
import { SectionTitle } from '../../../components/page/section-title'
import { refreshHousehold } from '../use-requests'

export interface AskedPerson {
  readonly id: string
  /** As it was typed when asking; nothing else of the person is known here. */
  readonly name: string
  readonly status: GuardianshipStatus
  /** Whether a guardian or the desk answered. */
  readonly decidedAs: 'guardian' | 'staff' | null
  readonly expiresAt: string
}

/** What became of asking, as long as there is something to say: who was let in stands among the family. */
const TAGS = {
  pending: { tone: 'wait', label: '等监护人同意' },
  refused: { tone: 'mute', label: '没有同意' },
  expired: { tone: 'mute', label: '没等到答复' },
} as const

function isTold(status: GuardianshipStatus): status is keyof typeof TAGS {
  return status in TAGS
}

/** People whom another guardian has to agree to, and what became of it. */
export function AskedPeople({ asked, offline }: { asked: readonly AskedPerson[]; offline: boolean }) {
  const withdraw = useWrite(client.guardianship.withdraw.mutate)
  const today = localDateOf(serverNow())
  const shown = asked.filter(({ status }) => isTold(status))
  if (shown.length === 0) return null
  return (
    <>
      <SectionTitle title="已经请监护人同意" />
      {withdraw.error && (
        <Note tone="bad" announced>
          {failureSentence(withdraw.error)}
        </Note>
      )}
      <Card flush>
        {shown.map(({ id, name, status, decidedAs, expiresAt }) => (
          <Row
            key={id}
            title={name}
            sub={nextStep({ status, decidedAs, expiresAt }, today)}
            value={
              <View className="stack stack--2">
                {isTold(status) && <Tag {...TAGS[status]} />}
                {status === 'pending' && !offline && (
                  <Button
                    kind="tonal"
                    size="medium"
                    width="words"
                    label="不加了"
                    spokenLabel={`不加${name}了`}
                    busy={withdraw.isPending && withdraw.variables.id === id}
                    onTap={() => withdraw.mutate({ id }, { onSuccess: () => void refreshHousehold() })}
                  />
                )}
              </View>
            }
          />
        ))}
      </Card>
    </>
  )
}

/** What whoever asked can do now. */
function nextStep(
  { status, decidedAs, expiresAt }: Pick<AskedPerson, 'status' | 'decidedAs' | 'expiresAt'>,
  today: LocalDate,
): string {
  if (status === 'pending') {
    const until = dateInWords(localDateOf(new Date(expiresAt)), today)
    return `监护人 ${until} 前答复；也可以带户口簿到社区医院窗口办`
  }
  return decidedAs === 'staff'
    ? '窗口看过证件，还不能加。带齐户口簿或出生医学证明的原件，再加一次、再去窗口'
    : '可以再加一次，或带户口簿到社区医院窗口办'
}
