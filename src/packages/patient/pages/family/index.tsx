import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useFamily } from '../../../../api/use-family'
import { BottomBar } from '../../../../components/bottom-bar'
import { Button } from '../../../../components/button'
import { EmptyState } from '../../../../components/empty-state'
import { Page } from '../../../../components/page'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { openAddMember } from '../../../../features/appointment/doors'
import { WhoFirst } from '../../../../features/appointment/who-first'
import { FamilyCard } from '../../../../features/household/family-card'
import { choosePatient } from '../../../../platform/chosen-patient'
import { goBack } from '../../../../platform/go-back'

/** The whole family. With `?choose=1` a tap says for whom the next screen is, and goes back. */
export default function FamilyPage() {
  const choosing = useRouter().params.choose === '1'
  const { isLoggedIn, people, chosen } = useFamily()
  const title = choosing ? '给谁看？' : '我的家庭'

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
              kind={choosing ? 'secondary' : 'primary'}
              onTap={openAddMember}
            />
          </BottomBar>
        ) : undefined
      }
    >
      <AnswerView state={people} loading="正在取你的家人…" failed="家人没取到" safe="添加过的人都在。">
        {(faces) =>
          faces.length === 0 ? (
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
                  onTap={choosing ? () => choose(face.id) : undefined}
                />
              ))}
              <Text className="t-cap t-center">都在这里了</Text>
            </View>
          )
        }
      </AnswerView>
    </Page>
  )
}
