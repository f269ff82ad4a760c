import { Text, View } from '@tarojs/components'
import type { FamilyFace } from '#domain/patient/family-face'
import type { AnswerState } from '../../api/answer-state'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { Link } from '../../components/action/link'
import { Card } from '../../components/content/card'
import { LoadingState } from '../../components/page/loading-state'
import { ArchAvatar, EmptyArch } from '../../components/picture/arch-avatar'
import { HouseholdNotices } from './household-notices'
import './household-card.scss'

export interface HouseholdCardProps {
  people: AnswerState<readonly FamilyFace[]>
  onManage: () => void
  onAdd: () => void
}

/** The family's doorways, and the empty one. */
export function HouseholdCard({ people, onManage, onAdd }: HouseholdCardProps) {
  return (
    <Card>
      <View className="line line--between">
        <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
          我的家庭
        </Text>
        <Link label="管理" spokenLabel="管理我的家庭" opens onTap={onManage} />
      </View>
      {people.kind === 'loading' && <LoadingState label="正在取你的家人…" count={1} />}
      {people.kind === 'failed' && (
        <View className="line line--wrap mt3 t-sub">
          <Text>家人没取到，不是你的问题。</Text>
          <Link label={people.retrying ? '正在取…' : '再取一次'} onTap={people.retry} />
        </View>
      )}
      {people.kind === 'ready' && (
        <View className="household">
          {people.answer.map(({ id, name, letter, tint }) => (
            <View key={id} className="household__one">
              <ArchAvatar letter={letter} tint={tint} />
              <Text className="t-sub">{name}</Text>
            </View>
          ))}
          <View className="household__one" hoverClass="pressed" {...tappable(onAdd, { label: '添加家人' })}>
            <EmptyArch />
            <Text className="t-sub">添加</Text>
          </View>
        </View>
      )}
      {people.kind === 'ready' && <HouseholdNotices people={people.answer} />}
    </Card>
  )
}
