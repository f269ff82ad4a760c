import { Text, View } from '@tarojs/components'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { DelegationStatus } from '#domain/patient/delegation'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { Tag } from '../../../components/content/tag'
import { DELEGATION_TAGS, delegationPeriodInWords, isRunning } from './delegation-words'

export interface GivenDelegation {
  readonly id: string
  readonly label: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
  readonly status: DelegationStatus
}

export interface DelegatesCardProps {
  given: readonly GivenDelegation[]
  isChild: boolean
  offline: boolean
  onEnd: (given: GivenDelegation) => void
  /** Nobody has taken it yet: its code can be handed over again. */
  onCode: (id: string) => void
  onDelegate: () => void
}

/** To whom this person is entrusted and until when; what ended stays readable for a while. */
export function DelegatesCard({ given, isChild, offline, onEnd, onCode, onDelegate }: DelegatesCardProps) {
  return (
    <>
      {given.map((one) => (
        <OneDelegate
          key={one.id}
          given={one}
          offline={offline}
          onEnd={() => onEnd(one)}
          onCode={() => onCode(one.id)}
        />
      ))}
      {!offline && (
        <Card flush>
          <Row
            icon="plus"
            title={isChild ? '托给家里人带' : '托给家里人帮忙'}
            sub={isChild ? '外婆、爷爷、保姆都行，到哪天你定' : '帮着约号、陪着看病，到哪天你定'}
            onTap={onDelegate}
          />
        </Card>
      )}
    </>
  )
}

interface OneDelegateProps {
  given: GivenDelegation
  offline: boolean
  onEnd: () => void
  onCode: () => void
}

function OneDelegate({ given, offline, onEnd, onCode }: OneDelegateProps) {
  const { label, startsOn, endsOn, status } = given
  const today = localDateOf(serverNow())
  return (
    <Card>
      <View className="line line--between line--wrap">
        <Text className="t-lead">{label}</Text>
        <Tag {...DELEGATION_TAGS[status]} />
      </View>
      {isRunning(status) && <View className="t-2">{delegationPeriodInWords(startsOn, endsOn, today)}</View>}
      {isRunning(status) && !offline && (
        <View className="line line--elder-stack mt3">
          {status === 'waiting' && (
            <Button
              kind="tonal"
              size="medium"
              width="grow"
              label="再看委托码"
              spokenLabel={`再看给${label}的委托码`}
              onTap={onCode}
            />
          )}
          <Button
            kind="secondary"
            size="medium"
            width="grow"
            label="结束委托"
            spokenLabel={`结束给${label}的委托`}
            onTap={onEnd}
          />
        </View>
      )}
    </Card>
  )
}
