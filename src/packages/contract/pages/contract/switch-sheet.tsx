import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/action/button'
import { Sheet } from '../../../../components/sheet/sheet'
import { TeamCard } from '../../../../features/care-team/team-card'
import { useTeams } from '../../../../features/care-team/use-teams'
import { openSigning } from '../../../../features/contract/doors'
import type { Contract } from '../../../../features/contract/signed/use-contracts'
import { AnswerView } from '../../../../features/page/answer-view'

/** The other teams: choosing one is signing with it, and the team of today cares until then (rules D-FD-10). */
export function SwitchSheet({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { id, patientId, teamId } = contract
  const { state, more } = useTeams(undefined, [patientId])
  return (
    <Sheet open title="换一支团队" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">选好就去签。新团队同意以前，现在的团队照常管你，不会断。</Text>
        <AnswerView state={state} loading="正在取团队…" failed="团队没取到">
          {(teams) => {
            const others = teams.filter((team) => team.id !== teamId)
            if (others.length === 0) return <Text>现在没有别的团队。卫生院组好新的团队，这里就会有。</Text>
            return (
              <>
                {others.map((team) => (
                  <TeamCard
                    key={team.id}
                    team={team}
                    onTap={() => {
                      onClose()
                      openSigning({ teamId: team.id, patientId, previousId: id })
                    }}
                  />
                ))}
                {more && (
                  <Button kind="quiet" size="medium" label="看更多" busy={more.loading} onTap={more.load} />
                )}
              </>
            )
          }}
        </AnswerView>
      </View>
    </Sheet>
  )
}
