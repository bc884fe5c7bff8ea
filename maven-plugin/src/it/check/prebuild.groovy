// A hand-written catalog below the root of a repository, and a branch with a proposal for it.
new dev.trainyard.maven.it.ProposedCatalog(basedir).propose()
