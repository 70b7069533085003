# One image for every service. Build it from a built tree:
#   mvn -DskipTests package && docker build -t faultline .
FROM eclipse-temurin:25-jre

COPY app/target/faultline/lib /opt/faultline/lib

# Its own start-up cache: the one of the build machine is tied to that machine's Java and folders.
ENV JDK_JAVA_OPTIONS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
RUN cd /tmp && java -XX:AOTCacheOutput=/opt/faultline/faultline.aot -jar /opt/faultline/lib/faultline.jar rehearse

# Nothing runs as root. The data folder belongs to the user, so that a fresh volume does too.
RUN mkdir -p /var/lib/faultline && chown 10001:10001 /var/lib/faultline
USER 10001:10001
WORKDIR /var/lib/faultline
VOLUME /var/lib/faultline
EXPOSE 8080

ENTRYPOINT ["java", "-XX:AOTCache=/opt/faultline/faultline.aot", "-Xlog:disable", "-Xlog:all=error:stderr", "-XX:MaxRAMPercentage=60", "-jar", "/opt/faultline/lib/faultline.jar"]
CMD ["--help"]
