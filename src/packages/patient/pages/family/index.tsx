import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useFamily } from '../../../../api/use-family'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Row } from '../../../../components/content/row'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openAddMember } from '../../../../features/appointment/doors'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { openGuardianRequest, openPerson, openTakeDelegation } from '../../../../features/household/doors'
import { FamilyCard } from '../../../../features/household/family-card'
import { AskedPeople } from '../../../../features/household/guardian/asked-people'
import { RequestsToDecide } from '../../../../features/household/guardian/requests-to-decide'
import { useGuardianships } from '../../../../features/household/use-requests'
import { AnswerView } from '../../../../features/page/answer-view'
import { choosePatient } from '../../../../platform/kept/chosen-patient'
import { goBack } from '../../../../platform/screen/go-back'

/**
 * The whole family: who waits for an answer, my people, children entrusted to me, people I asked for. With `?choose=1`
 * a tap says for whom the next screen is, and goes back.
 */
export default function FamilyPage() {
  const choosing = useRouter().params.choose === '1'
  const { isLoggedIn, people, chosen } = useFamily()
  const guardianships = useGuardianships()
  const title = choosing ? '给谁看？' : '我的家庭'
  const requests = !choosing && guardianships.kind === 'ready' ? guardianships.answer : undefined
  const isAsked = requests !== undefined && requests.toDecide.length > 0

  function choose(id: string): void {
    choosePatient(id)
    goBack()
  }

  if (!isLoggedIn) {
    return (
      <Page title={title}>
        <WhoFirst isLoggedIn={false} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      bar={
        people.kind === 'ready' && people.storedAt === undefined && people.answer.length > 0 ? (
          <BottomBar>
            <Button
              label="添加家人"
              icon="plus"
              kind={choosing || isAsked ? 'secondary' : 'primary'}
              onTap={openAddMember}
            />
          </BottomBar>
        ) : undefined
      }
    >
      <AnswerView state={people} loading="正在取你的家人…" failed="家人没取到" safe="添加过的人都在。">
        {(faces, offline) => (
          <>
            {requests && !offline && (
              <RequestsToDecide requests={requests.toDecide} people={faces} onOpen={openGuardianRequest} />
            )}
            {faces.length === 0 ? (
              <EmptyState
                title="家里还没有添加人"
                why="添加孩子就能给他约号。刚出生、没有身份证也行。"
                action="添加家人"
                onAction={openAddMember}
              />
            ) : (
              <View className="stack stack--3">
                {faces.map((face) => (
                  <FamilyCard
                    key={face.id}
                    face={face}
                    chosen={choosing ? face.id === chosen?.id : undefined}
                    onTap={() => (choosing ? choose(face.id) : openPerson(face.id))}
                  />
                ))}
              </View>
            )}
            {requests && <AskedPeople asked={requests.asked} offline={offline} />}
            {!choosing && !offline && (
              <Card flush>
                <Row
                  icon="card"
                  title="我有委托码"
                  sub="家里人托你带孩子看病，在这里输码"
                  onTap={openTakeDelegation}
                />
              </Card>
            )}
            {faces.length > 0 && <Text className="t-cap t-center">都在这里了</Text>}
          </>
        )}
      </AnswerView>
    </Page>
  )
}
