import { Text, View } from '@tarojs/components'
import { VERIFICATION_LEVEL_NAMES_ZH } from '#domain/health-card/verification-level'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { Tag } from '../../../../components/content/tag'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { SectionTitle } from '../../../../components/page/section-title'
import { ArchAvatar } from '../../../../components/picture/arch-avatar'
import { openAddMember, openLogin } from '../../../../features/appointment/doors'
import { cardTag } from '../../../../features/health-card/card/card-tag'
import { useApply } from '../../../../features/health-card/issuing/use-apply'
import { VERIFICATION_STEPS } from '../../../../features/health-card/issuing/verification-words'
import { useWallet } from '../../../../features/health-card/use-wallet'
import { canApply, type WalletPerson } from '../../../../features/health-card/wallet'
import { AnswerView } from '../../../../features/page/answer-view'

/** A card for everybody of the family: for oneself, the children, the elders, the newborn. */
export default function CardApplyPage() {
  const wallet = useWallet()
  const apply = useApply()
  return (
    <Page title="领健康卡">
      {wallet.isLoggedIn ? (
        <AnswerView state={wallet} loading="正在取家里人…" failed="家里人没取到" safe="领好的卡都在。">
          {(people) => (
            <>
              <Card flush>
                {people.map((person) => (
                  <PersonToApply key={person.face.id} person={person} apply={apply} />
                ))}
                <Row
                  icon="plus"
                  title="家里还有人没加"
                  sub="自己、老人、刚出生的宝宝都行"
                  onTap={openAddMember}
                />
              </Card>
              <Note tone="info">
                <Text>宝宝刚出生，先用出生医学证明领；以后办了身份证，在“家庭”里补上，还是同一张卡。</Text>
              </Note>
              <SectionTitle title="核实到哪一步" />
              <Card flush>
                {VERIFICATION_STEPS.map(({ level, icon, sub }) => (
                  <Row key={level} icon={icon} title={VERIFICATION_LEVEL_NAMES_ZH[level]} sub={sub} />
                ))}
              </Card>
            </>
          )}
        </AnswerView>
      ) : (
        <EmptyState title="先登录" why="卡是实名的，要知道给谁领。" action="去登录" onAction={openLogin} />
      )}
    </Page>
  )
}

function PersonToApply({ person, apply }: { person: WalletPerson; apply: ReturnType<typeof useApply> }) {
  const { face, holder, card } = person
  const verification =
    typeof card === 'object' && card ? VERIFICATION_LEVEL_NAMES_ZH[card.verification] : null
  return (
    <View className="row">
      <View className="grow stack stack--2">
        <View className="line line--wide line--wrap">
          <View className="line line--wide grow">
            <ArchAvatar letter={face.letter} tint={face.tint} />
            <View className="grow stack">
              <Text className="t-strong">{holder.name}</Text>
              <Text className="t-sub">
                {face.age}
                {verification ? ` · ${verification}` : ''}
              </Text>
            </View>
          </View>
          {canApply(person) ? (
            <Button
              kind="secondary"
              size="medium"
              width="words"
              label="领一张"
              spokenLabel={`给${holder.name}领一张健康卡`}
              busy={apply.busyFor === holder.id}
              onTap={() => apply.run(holder.id)}
            />
          ) : (
            <CardTag person={person} />
          )}
        </View>
        {apply.problemFor === holder.id && apply.problem && (
          <Note tone="bad" announced>
            {apply.problem}
          </Note>
        )}
      </View>
    </View>
  )
}

function CardTag({ person: { card, isEntrusted } }: { person: WalletPerson }) {
  if (typeof card === 'object' && card) return <Tag {...cardTag(card.status)} />
  return <Tag tone="mute" label={isEntrusted ? '由监护人领' : '没取到'} />
}
