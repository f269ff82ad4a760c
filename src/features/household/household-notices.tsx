import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { serverNow } from '../../api/server-clock'
import { Link } from '../../components/action/link'
import { Icon } from '../../components/picture/icon'
import { untilInWords } from './delegation/delegation-words'
import { openGuardianRequest, openPerson } from './doors'
import { useDelegations, useGuardianships } from './use-requests'

/** Under the doorways: who waits for an answer, and who may bring whom until when. Nothing while nothing is so. */
export function HouseholdNotices({ people }: { people: readonly FamilyFace[] }) {
  const guardianships = useGuardianships()
  const delegations = useDelegations()
  const today = localDateOf(serverNow())
  const nameOf = (patientId: string) => people.find(({ id }) => id === patientId)?.name ?? '孩子'
  const toDecide = guardianships.kind === 'ready' ? guardianships.answer.toDecide : []
  const given =
    delegations.kind === 'ready' ? delegations.answer.given.filter(({ status }) => status === 'active') : []
  return (
    <>
      {toDecide.map(({ id, patientId, askedBy }) => (
        <Notice
          key={id}
          icon="bell"
          words={`${askedBy ?? '有位家人'}想和你一起管理${nameOf(patientId)}`}
          action="去答复"
          onTap={() => openGuardianRequest(id)}
        />
      ))}
      {given.map(({ id, patientId, label, endsOn }) => (
        <Notice
          key={id}
          icon="clock"
          words={`${label}能带${nameOf(patientId)}看病，${untilInWords(endsOn, today)}`}
          action="看看"
          onTap={() => openPerson(patientId)}
        />
      ))}
    </>
  )
}

interface NoticeProps {
  icon: 'bell' | 'clock'
  words: string
  action: string
  onTap: () => void
}

function Notice({ icon, words, action, onTap }: NoticeProps) {
  return (
    <>
      <View className="divider" />
      <View className="line line--elder-stack">
        <View className="line grow">
          <Icon name={icon} size="s" />
          <Text className="grow t-sub">{words}</Text>
        </View>
        <Link label={action} spokenLabel={`${action}：${words}`} onTap={onTap} />
      </View>
    </>
  )
}
