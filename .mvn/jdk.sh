# Finds a JDK that compiles this project; for the scripts zon, mvnw and bench/run.
oldest=25

# is_jdk FOLDER: whether it is a JDK that is new enough, by its own file "release".
is_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
    JAVA_VERSION=*)
      version=${line#*=\"}
      version=${version%%[!0-9]*}
      [ "${version:-0}" -ge "$oldest" ]
      return
      ;;
    esac
  done <"$1/release"
  return 1
}

# on_path: the folder of the JDK whose javac is on the PATH, if there is one.
on_path() {
  javac=$(command -v javac) && javac=$(readlink -f "$javac") && dirname "$(dirname "$javac")"
}

# find_jdk: sets jdk to the first one found.
find_jdk() {
  for jdk in "${JAVA_HOME-}" "$(on_path || :)" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* /opt/*; do
    if is_jdk "$jdk"; then return; fi
  done
  return 1
}
